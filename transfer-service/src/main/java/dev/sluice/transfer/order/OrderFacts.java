package dev.sluice.transfer.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Term;
import dev.sluice.transfer.subscription.Origin;
import dev.sluice.transfer.subscription.Predecessor;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What every event of an order says, and the audit trail keeps. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderFacts(
        UUID orderId,
        OrderState state,
        Origin origin,
        UUID customerTenantId,
        UUID partnerTenantId,
        String sku,
        int quantity,
        Term termDuration,
        BillingCycle billingCycle,
        LocalDate startDate,
        @Nullable Predecessor replaces) {}
