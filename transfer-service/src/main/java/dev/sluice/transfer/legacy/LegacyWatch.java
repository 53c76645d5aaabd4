package dev.sluice.transfer.legacy;

import java.time.Instant;

/** Wants to know what becomes of legacy subscriptions; every bean of this type is told, in the transaction of the change. */
public interface LegacyWatch {

    /** It was registered, or told anew; or it is free again after a flow. */
    void changed(LegacySubscription subscription, Instant now);
}
