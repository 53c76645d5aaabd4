package dev.sluice.transfer.batch;

/** What a batch is made of. */
public enum Kind {
    CHANNEL_TRANSFER,
    MIGRATION,
    RELATIONSHIP_REQUEST
}
