package dev.sluice.transfer.migration;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.subscription.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/** Partners migrate legacy subscriptions to New Commerce, now. */
@ApplicationScoped
@Transactional
public class MigrateDesk {

    private final MigrationChecks checks;
    private final MigrationStart start;
    private final VendorSchedulesOpen superseded;
    private final BusinessClock clock;

    MigrateDesk(MigrationChecks checks, MigrationStart start, VendorSchedulesOpen superseded, BusinessClock clock) {
        this.checks = checks;
        this.start = start;
        this.superseded = superseded;
        this.clock = clock;
    }

    /**
     * Whether it could migrate now, and everything that is against it. Stores nothing.
     *
     * @throws Refusal 403 where the caller may not migrate it, whatever stands against it
     */
    public Eligibility validate(Caller caller, MigrationEntry entry) {
        var now = clock.now();
        requireOf(caller, entry, now);
        return Eligibility.of(check(caller, entry.bundle(), now).requireRight());
    }

    /** @throws Refusal with every reason against each member of the bundle */
    public UUID migrate(Caller caller, MigrationEntry entry) {
        var now = clock.now();
        var bundle = entry.bundle();
        requireOf(caller, entry, now);
        checks.lock(bundle);
        superseded.giveWay(bundle, now);
        var checked = check(caller, bundle, now).require();
        var cause = new LegacyMigration.Cause(Origin.PARTNER, null, entry.externalReferenceId());
        return start.begin(caller, checked, cause, now);
    }

    private void requireOf(Caller caller, MigrationEntry entry, Instant now) {
        MigrationRights.requireOf(
                caller.tenant(), entry.currentSubscriptionId(), entry.customerTenantId(), checks.lookups(now));
    }

    private Checked check(Caller caller, Bundle bundle, Instant now) {
        return checks.check(
                new MigrationChecks.Asked(caller.tenant(), bundle, MigrationChecks.When.of(now), null, true),
                checks.lookups(now));
    }
}
