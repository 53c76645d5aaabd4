package dev.sluice.transfer.migration;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.platform.problem.Versioned;
import dev.sluice.transfer.calendar.DeadlineView;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Term;
import dev.sluice.transfer.registry.PartnerRef;
import dev.sluice.transfer.subscription.Origin;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A migration as its parties see it, in the words of the vendor's {@code NewCommerceMigration} where it has one.
 *
 * @param currentSubscriptionId what is migrated: with the origin EA_RENEWAL the EA subscription
 * @param purchaseFullTerm the new subscription begins a term of its own; always so for a renewal
 * @param completedTime absent until it has completed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Migration(
        UUID id,
        Origin origin,
        MigrationState state,
        Instant stateSince,
        PartnerRef partner,
        UUID customerTenantId,
        String currentSubscriptionId,
        String sku,
        int quantity,
        Term termDuration,
        BillingCycle billingCycle,
        boolean purchaseFullTerm,
        Instant startedTime,
        @Nullable Instant completedTime,
        @Nullable UUID newCommerceSubscriptionId,
        @Nullable UUID newCommerceOrderId,
        @Nullable String failureCode,
        boolean retryAllowed,
        List<String> allowedActions,
        List<DeadlineView> deadlines,
        Links links,
        long version)
        implements Versioned {

    /** Where to go from here, within this service. */
    public record Links(String self, String events) {

        static Links of(UUID id) {
            return new Links("/v1/migrations/" + id, "/v1/migrations/" + id + "/events");
        }
    }

    static Migration of(
            MigrationFacts facts,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String failureCode,
            long version) {
        var state = facts.state();
        return new Migration(
                facts.migrationId(),
                facts.origin(),
                state,
                endedAt == null ? startedAt : endedAt,
                facts.partner(),
                facts.customerTenantId(),
                facts.currentSubscriptionId(),
                facts.sku(),
                facts.quantity(),
                facts.termDuration(),
                facts.billingCycle(),
                true,
                startedAt,
                state == MigrationState.COMPLETED ? endedAt : null,
                facts.newSubscriptionId(),
                facts.orderId(),
                failureCode,
                state == MigrationState.FAILED_RETRYABLE || state == MigrationState.FAILED_REVERTED,
                List.of(),
                List.of(),
                Links.of(facts.migrationId()),
                version);
    }
}
