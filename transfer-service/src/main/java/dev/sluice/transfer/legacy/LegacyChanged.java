package dev.sluice.transfer.legacy;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.platform.outbox.Event;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Segment;
import dev.sluice.transfer.offer.Term;
import dev.sluice.transfer.subscription.Predecessor;
import dev.sluice.transfer.subscription.SubscriptionStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The whole public state of a legacy subscription, after each change of it.
 *
 * @param sku to what the offer matrix leads; absent where it leads nowhere
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LegacyChanged(
        String subscriptionId,
        SubscriptionStatus status,
        Instant statusSince,
        UUID customerTenantId,
        UUID partnerTenantId,
        UUID offerId,
        @Nullable String sku,
        Segment segment,
        int quantity,
        Term termDuration,
        BillingCycle billingCycle,
        LocalDate startDate,
        LocalDate termEndDate,
        boolean autoRenew,
        boolean trial,
        boolean promotion,
        @Nullable String baseSubscriptionId,
        @Nullable String partnerIdOnRecord,
        @Nullable UUID migrationId,
        Instant partnerSince,
        @Nullable Predecessor predecessor,
        long version)
        implements Event {

    static final String TOPIC = "transfer.subscription-state.v1";

    static LegacyChanged of(LegacySubscription subscription, @Nullable String sku) {
        return new LegacyChanged(
                subscription.id(),
                subscription.status(),
                subscription.statusSince(),
                subscription.customerTenantId(),
                subscription.partnerTenantId(),
                subscription.offerId(),
                sku,
                subscription.segment(),
                subscription.quantity(),
                subscription.termDuration(),
                subscription.billingCycle(),
                subscription.tenure().begunOn(),
                subscription.lastDay(),
                subscription.autoRenew(),
                subscription.trial(),
                subscription.promotion(),
                subscription.baseSubscriptionId(),
                subscription.partnerIdOnRecord(),
                subscription.migrationId(),
                subscription.tenure().partnerSince(),
                predecessor(subscription.tenure()),
                subscription.version());
    }

    private static @Nullable Predecessor predecessor(Tenure tenure) {
        var predecessor = tenure.predecessorId();
        return predecessor == null
                ? null
                : new Predecessor(Predecessor.LEGACY_CSP, predecessor, Tenure.begin(tenure.begunOn()));
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String type() {
        return "legacy-subscription.changed.v1";
    }
}
