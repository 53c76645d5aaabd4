package dev.sluice.transfer.channel;

import java.util.UUID;

/** Wants to know when a renewal is over without a subscription; every bean of this type is told, in the transaction that ended it. */
public interface TransferWatch {

    void failed(UUID transfer, String code, String detail);

    /** Called off, or handed over. */
    void canceled(UUID transfer);
}
