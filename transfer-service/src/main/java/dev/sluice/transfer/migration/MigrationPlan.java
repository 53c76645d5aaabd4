package dev.sluice.transfer.migration;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.exclusivity.Flow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells of many migrations at once what each of them, one after the other, would be answered. Stores nothing. */
@ApplicationScoped
@Transactional
public class MigrationPlan {

    private final MigrationChecks checks;
    private final MigrationLoad load;
    private final BusinessClock clock;

    MigrationPlan(MigrationChecks checks, MigrationLoad load, BusinessClock clock) {
        this.checks = checks;
        this.load = load;
        this.clock = clock;
    }

    /**
     * One of them.
     *
     * @param targetAt absent: now, or at the renewal
     */
    public record Planned(
            String subscription,
            @Nullable UUID customer,
            Bundle bundle,
            boolean onRenewal,
            @Nullable Instant targetAt) {

        boolean isScheduled() {
            return onRenewal || targetAt != null;
        }

        public static Planned of(MigrationEntry entry) {
            return new Planned(entry.currentSubscriptionId(), entry.customerTenantId(), entry.bundle(), false, null);
        }

        public static Planned of(MigrationScheduleEntry entry) {
            var targetAt = entry.targetAt();
            return new Planned(
                    entry.currentSubscriptionId(),
                    entry.customerTenantId(),
                    entry.bundle(),
                    targetAt == null,
                    targetAt);
        }
    }

    /** In their order: the refusal that each would meet, empty where it would be accepted. */
    public List<Optional<Refusal>> of(Caller caller, List<Planned> wanted) {
        var now = clock.now();
        var known = load.of(wanted.stream().map(Planned::subscription).toList());
        var lookups = checks.lookups(now, known);
        load.customers(lookups, caller.tenant(), known.customers());
        return wanted.stream()
                .map(each -> refusal(caller, each, lookups, known, now))
                .toList();
    }

    private Optional<Refusal> refusal(Caller caller, Planned planned, Lookups lookups, ReadAhead known, Instant now) {
        try {
            MigrationRights.requireOf(caller.tenant(), planned.subscription(), planned.customer(), lookups);
            var when = when(caller, planned, lookups, now);
            var asked = new MigrationChecks.Asked(caller.tenant(), planned.bundle(), when, null, true);
            var checked = checks.check(asked, lookups).require();
            take(checked, planned, lookups, known, now);
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(refusal);
        }
    }

    /** Its seats and subscriptions, from those after it. */
    private static void take(Checked checked, Planned planned, Lookups lookups, ReadAhead known, Instant now) {
        checked.parts()
                .forEach(part -> lookups.take(checked.subject().customerTenantId(), part.sku(), part.quantity()));
        known.take(
                checked.parts().stream().map(part -> part.subscription().id()).toList(),
                planned.isScheduled() ? Flow.MIGRATION_SCHEDULE : Flow.MIGRATION,
                planned.bundle().base().id(),
                now);
    }

    private static MigrationChecks.When when(Caller caller, Planned planned, Lookups lookups, Instant now) {
        if (planned.onRenewal()) {
            return MigrationChecks.When.renewalOf(
                    MigrationRights.requireServed(caller.tenant(), planned.subscription(), lookups)
                            .at(now));
        }
        return planned.targetAt() == null
                ? MigrationChecks.When.of(now)
                : MigrationChecks.When.target(planned.targetAt(), now);
    }
}
