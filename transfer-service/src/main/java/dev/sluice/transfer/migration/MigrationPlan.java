package dev.sluice.transfer.migration;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
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
    private final BusinessClock clock;

    MigrationPlan(MigrationChecks checks, BusinessClock clock) {
        this.checks = checks;
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
        var lookups = checks.lookups(now);
        return wanted.stream().map(each -> refusal(caller, each, lookups, now)).toList();
    }

    private Optional<Refusal> refusal(Caller caller, Planned planned, Lookups lookups, Instant now) {
        try {
            checks.requireOf(caller.tenant(), planned.subscription(), planned.customer());
            var checked = checks.check(
                            new MigrationChecks.Asked(
                                    caller.tenant(), planned.bundle(), when(caller, planned, now), null, true),
                            lookups)
                    .require();
            checked.parts()
                    .forEach(part -> lookups.take(checked.subject().customerTenantId(), part.sku(), part.quantity()));
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(refusal);
        }
    }

    private MigrationChecks.When when(Caller caller, Planned planned, Instant now) {
        if (planned.onRenewal()) {
            return MigrationChecks.When.renewalOf(checks.requireServed(caller.tenant(), planned.subscription())
                    .at(now));
        }
        return planned.targetAt() == null
                ? MigrationChecks.When.of(now)
                : MigrationChecks.When.target(planned.targetAt(), now);
    }
}
