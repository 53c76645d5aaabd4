package dev.sluice.transfer.migration;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.platform.problem.Versioned;
import dev.sluice.transfer.calendar.DeadlineView;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Term;
import dev.sluice.transfer.registry.PartnerRef;
import dev.sluice.transfer.subscription.Origin;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A migration as its parties see it, in the words of the vendor's {@code NewCommerceMigration} where it has one.
 *
 * @param currentSubscriptionId what is migrated: with the origin EA_RENEWAL the EA subscription
 * @param purchaseFullTerm the new subscription begins a term of its own; always so for a renewal
 * @param subscriptionEndDate last day of the legacy term
 * @param completedTime absent until it has completed
 * @param repairDeadline what is not repaired by then is reverted; absent unless it is being repaired
 * @param retryAllowed it may be asked for again now, and was not yet
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
        @Nullable String catalogItemId,
        int quantity,
        Term termDuration,
        BillingCycle billingCycle,
        boolean purchaseFullTerm,
        @Nullable LocalDate customTermEndDate,
        @Nullable LocalDate subscriptionEndDate,
        @Nullable String externalReferenceId,
        Instant startedTime,
        @Nullable Instant completedTime,
        @Nullable UUID newCommerceSubscriptionId,
        @Nullable UUID newCommerceOrderId,
        @Nullable UUID scheduleId,
        @Nullable String failureCode,
        boolean retryAllowed,
        @Nullable Instant repairDeadline,
        List<AddOn> addOnMigrations,
        List<String> allowedActions,
        List<DeadlineView> deadlines,
        Links links,
        long version)
        implements Versioned {

    /** An add-on that migrates with it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AddOn(
            String currentSubscriptionId,
            String sku,
            @Nullable String catalogItemId,
            int quantity,
            Term termDuration,
            BillingCycle billingCycle,
            boolean purchaseFullTerm,
            @Nullable LocalDate customTermEndDate,
            LocalDate subscriptionEndDate,
            @Nullable UUID newCommerceSubscriptionId,
            @Nullable UUID newCommerceOrderId) {

        static AddOn of(MigrationMember member) {
            return new AddOn(
                    member.currentSubscriptionId(),
                    member.sku(),
                    member.catalogItemId(),
                    member.quantity(),
                    member.plan().termDuration(),
                    member.plan().billingCycle(),
                    member.purchaseFullTerm(),
                    member.customTermEndDate(),
                    member.subscriptionEndDate(),
                    member.newSubscriptionId(),
                    member.orderId());
        }
    }

    /** Where to go from here, within this service. */
    public record Links(String self, String events) {

        static Links of(UUID id) {
            return new Links("/v1/migrations/" + id, "/v1/migrations/" + id + "/events");
        }
    }

    /** What its row says beside the facts. */
    record Row(
            MigrationFacts facts,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String failureCode,
            @Nullable String externalReferenceId,
            long version) {}

    /**
     * @param members of a legacy migration, the subscription itself first; none of a renewal
     * @param isFollowed it was asked for again since
     */
    static Migration of(Row row, List<MigrationMember> members, boolean isFollowed) {
        var facts = row.facts();
        var state = facts.state();
        var own = members.isEmpty() ? null : members.getFirst();
        var endedAt = row.endedAt();
        var repairDeadline = state == MigrationState.FAILED_REPAIRING ? facts.repairDeadline() : null;
        return new Migration(
                facts.migrationId(),
                facts.origin(),
                state,
                endedAt == null ? row.startedAt() : endedAt,
                facts.partner(),
                facts.customerTenantId(),
                facts.currentSubscriptionId(),
                facts.sku(),
                own == null ? null : own.catalogItemId(),
                facts.quantity(),
                facts.termDuration(),
                facts.billingCycle(),
                own == null || own.purchaseFullTerm(),
                own == null ? null : own.customTermEndDate(),
                own == null ? null : own.subscriptionEndDate(),
                row.externalReferenceId(),
                row.startedAt(),
                state == MigrationState.COMPLETED ? endedAt : null,
                facts.newSubscriptionId(),
                facts.orderId(),
                facts.scheduleId(),
                row.failureCode(),
                state.mayBeTriedAgain() && !isFollowed,
                repairDeadline,
                members.stream().skip(1).map(AddOn::of).toList(),
                List.of(),
                repairDeadline == null
                        ? List.of()
                        : List.of(new DeadlineView(MigrationDeadlines.REPAIR, repairDeadline, "SYSTEM")),
                Links.of(facts.migrationId()),
                row.version());
    }
}
