package dev.sluice.transfer.batch;

import java.util.UUID;

/** What events say of a batch, and the audit trail keeps. */
record BatchFacts(
        UUID batchId,
        UUID partnerTenantId,
        Kind kind,
        BatchState state,
        int total,
        int pending,
        int succeeded,
        int failed,
        int canceled) {}
