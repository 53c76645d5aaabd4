package dev.sluice.transfer.migration;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.subscription.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Partners migrate legacy subscriptions to New Commerce, now. */
@ApplicationScoped
@Transactional
public class MigrateDesk {

    private final MigrationChecks checks;
    private final MigrationStart start;
    private final BusinessClock clock;

    MigrateDesk(MigrationChecks checks, MigrationStart start, BusinessClock clock) {
        this.checks = checks;
        this.start = start;
        this.clock = clock;
    }

    /** Whether it could migrate now, and everything that is against it. Stores nothing. */
    public Eligibility validate(Caller caller, MigrationEntry entry) {
        var now = clock.now();
        requireOf(caller, entry.currentSubscriptionId(), entry.customerTenantId());
        return Eligibility.of(check(caller, entry.bundle(), now));
    }

    /** @throws Refusal with every reason against each member of the bundle */
    public UUID migrate(Caller caller, MigrationEntry entry) {
        var now = clock.now();
        var bundle = entry.bundle();
        requireOf(caller, entry.currentSubscriptionId(), entry.customerTenantId());
        checks.lock(bundle);
        var checked = check(caller, bundle, now).require();
        var cause = new LegacyMigration.Cause(Origin.PARTNER, null, entry.externalReferenceId());
        return start.begin(caller, checked, cause, now);
    }

    /** @throws Refusal 403 for what is no customer's of the caller, or not of the customer that is named */
    void requireOf(Caller caller, String subscriptionId, @Nullable UUID customer) {
        var found = checks.requireServed(caller.tenant(), subscriptionId);
        if (customer != null && !customer.equals(found.customerTenantId())) {
            throw MigrationChecks.strange();
        }
    }

    private Checked check(Caller caller, Bundle bundle, Instant now) {
        return checks.check(
                new MigrationChecks.Asked(caller.tenant(), bundle, MigrationChecks.When.of(now), null, true),
                checks.lookups(now));
    }
}
