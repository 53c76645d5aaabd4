package dev.sluice.transfer.migration;

import java.util.UUID;

/** Wants to know when a migration, or a schedule of one, is over without a subscription; every bean of this type is told, in the transaction that ended it. */
public interface MigrationWatch {

    /** Of a migration, or of a schedule. */
    void failed(UUID id, String code, String detail);

    /** A schedule was called off. */
    void canceled(UUID id);
}
