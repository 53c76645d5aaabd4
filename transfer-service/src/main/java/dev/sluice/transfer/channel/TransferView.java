package dev.sluice.transfer.channel;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.platform.problem.Versioned;
import dev.sluice.transfer.calendar.DeadlineView;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Term;
import dev.sluice.transfer.promotion.Promotion;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A renewal as a party sees it.
 *
 * @param notBefore its processing begins then; until then it can be changed, unless a setting says otherwise
 * @param processBy it has failed unless it is completed by then
 * @param startDate of the new subscription
 * @param termEndDate last day of its first term
 * @param failureCode what the last attempt met
 * @param releaseRequests for its partner: who asks for it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TransferView(
        UUID id,
        String eaSubscriptionId,
        String agreementId,
        UUID customerTenantId,
        UUID partnerTenantId,
        String partnerName,
        String sku,
        Term termDuration,
        BillingCycle billingCycle,
        int quantity,
        @Nullable LocalDate customTermEndDate,
        @Nullable String partnerIdOnRecord,
        TransferState state,
        Instant stateSince,
        @Nullable HeldReason heldReason,
        Instant scheduledAt,
        Instant notBefore,
        Instant processBy,
        LocalDate startDate,
        LocalDate termEndDate,
        @Nullable Promotion promotion,
        @Nullable String failureCode,
        @Nullable String failureDetail,
        @Nullable UUID subscriptionId,
        @Nullable UUID orderId,
        @Nullable UUID migrationId,
        List<ReleaseView> releaseRequests,
        List<Warning> warnings,
        List<String> allowedActions,
        List<DeadlineView> deadlines,
        Links links,
        long version)
        implements Versioned {

    /** Something to know that keeps nobody from anything. */
    public record Warning(String code, String message, String pointer) {}

    /** Where to go from here, within this service. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Links(String self, @Nullable String subscription) {}
}
