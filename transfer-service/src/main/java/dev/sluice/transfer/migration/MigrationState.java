package dev.sluice.transfer.migration;

/** Where a migration stands. */
public enum MigrationState {
    PROCESSING,
    COMPLETED,
    /** Nothing came of it; it may be tried again. */
    FAILED_RETRYABLE,
    FAILED_REPAIRING,
    FAILED_REVERTED
}
