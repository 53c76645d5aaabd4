package dev.sluice.transfer.exclusivity;

/** What can have a subscription to itself. */
public enum Flow {
    MIGRATION_SCHEDULE,
    MIGRATION,
    PARTNER_TRANSFER
}
