package dev.sluice.transfer.migration;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.platform.problem.Versioned;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.tenancy.Caller;
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
 * A scheduled migration as a party sees it, in the words of the vendor's {@code NewCommerceMigrationSchedule} where it has one.
 *
 * @param runsAt when it becomes a migration: the target, or the renewal as it is known
 * @param subscriptionEndDate last day of the legacy term
 * @param errorCode why it failed, by the vendor's list of reasons, or else of errors
 * @param failureCode why it failed
 * @param warnings what would be against it if it ran as things stand; looked at every night
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MigrationScheduleView(
        UUID id,
        Origin origin,
        ScheduleState state,
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
        LocalDate subscriptionEndDate,
        @Nullable Instant targetDate,
        boolean migrateOnRenewal,
        Instant runsAt,
        @Nullable String externalReferenceId,
        List<AddOn> addOnMigrationSchedules,
        Instant createdTime,
        Instant lastModifiedTime,
        @Nullable UUID newCommerceMigrationId,
        @Nullable Integer errorCode,
        @Nullable String failureCode,
        @Nullable String errorDescription,
        List<Violation> warnings,
        List<String> allowedActions,
        List<DeadlineView> deadlines,
        Links links,
        long version)
        implements Versioned {

    /** An add-on that migrates with it; what is absent stays as it is. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AddOn(
            String currentSubscriptionId,
            @Nullable Integer quantity,
            @Nullable Term termDuration,
            @Nullable BillingCycle billingCycle,
            boolean purchaseFullTerm,
            @Nullable LocalDate customTermEndDate) {

        static AddOn of(Member member) {
            return new AddOn(
                    member.currentSubscriptionId(),
                    member.quantity(),
                    member.termDuration(),
                    member.billingCycle(),
                    member.purchaseFullTerm(),
                    member.customTermEndDate());
        }
    }

    /** Where to go from here, within this service. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Links(String self, @Nullable String migration) {}

    static MigrationScheduleView of(
            MigrationSchedule schedule, Bundle bundle, List<Violation> findings, Caller caller, Instant now) {
        var migration = schedule.migrationId();
        var isOpen = schedule.state() == ScheduleState.CREATED;
        var mayAct = schedule.isChangeable(now)
                && schedule.isOwner(caller)
                && caller.hasAny(List.of("admin-agent", "sales-agent"));
        return new MigrationScheduleView(
                schedule.id(),
                schedule.origin(),
                schedule.state(),
                schedule.stateSince(),
                schedule.partner(),
                schedule.customerTenantId(),
                schedule.currentSubscriptionId(),
                schedule.sku(),
                schedule.catalogItemId(),
                schedule.quantity(),
                schedule.termDuration(),
                schedule.billingCycle(),
                bundle.base().purchaseFullTerm(),
                bundle.base().customTermEndDate(),
                schedule.subscriptionEndDate(),
                schedule.targetAt(),
                schedule.isOnRenewal(),
                schedule.runsAt(),
                schedule.externalReferenceId(),
                bundle.addOns().stream().map(AddOn::of).toList(),
                schedule.created(),
                schedule.lastModified(),
                migration,
                schedule.errorNumber(),
                schedule.errorCode(),
                schedule.errorDescription(),
                isOpen ? findings : List.of(),
                mayAct ? List.of("change", "cancel") : List.of(),
                isOpen
                        ? List.of(new DeadlineView(
                                ScheduleDeadlines.RUN, schedule.runsAt(), ScheduleDeadlines.who(schedule)))
                        : List.of(),
                new Links(
                        "/v1/migration-schedules/" + schedule.id(),
                        migration == null ? null : "/v1/migrations/" + migration),
                schedule.version());
    }
}
