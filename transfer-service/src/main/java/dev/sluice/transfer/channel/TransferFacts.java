package dev.sluice.transfer.channel;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Term;
import dev.sluice.transfer.registry.PartnerRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What every event of a renewal says, and the audit trail keeps. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TransferFacts(
        UUID channelTransferId,
        String eaSubscriptionId,
        String agreementId,
        TransferState state,
        PartnerRef partner,
        UUID customerTenantId,
        String sku,
        Term termDuration,
        BillingCycle billingCycle,
        int quantity,
        @Nullable LocalDate customTermEndDate,
        @Nullable String promotionId,
        Instant notBefore,
        Instant processBy,
        LocalDate startDate) {}
