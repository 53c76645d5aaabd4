package dev.sluice.transfer.handover;

import dev.sluice.transfer.registry.PartnerRef;
import java.util.UUID;

/** What every event says of a transfer, and the audit trail keeps. */
record PartnerTransferFacts(
        UUID transferId,
        TransferModel model,
        PartnerTransferState state,
        UUID customerTenantId,
        PartnerRef source,
        PartnerRef target) {}
