package dev.sluice.transfer.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Term;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What events and state records say of a subscription, and the audit trail keeps. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SubscriptionFacts(
        UUID subscriptionId,
        SubscriptionStatus status,
        UUID customerTenantId,
        UUID partnerTenantId,
        String partnerName,
        String sku,
        int quantity,
        Term termDuration,
        BillingCycle billingCycle,
        LocalDate startDate,
        LocalDate termEndDate,
        boolean autoRenew,
        @Nullable String partnerIdOnRecord,
        Origin origin,
        UUID orderId,
        @Nullable UUID migrationId,
        @Nullable Predecessor predecessor,
        @Nullable String promotionId,
        @Nullable UUID baseSubscriptionId) {}
