package dev.sluice.transfer.migration;

import dev.sluice.transfer.legacy.LegacySubscription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Looks ahead for many legacy subscriptions at once. Stores nothing and reserves nothing. */
@ApplicationScoped
@Transactional
public class Outlooks {

    private final MigrationChecks checks;
    private final MigrationLoad load;

    Outlooks(MigrationChecks checks, MigrationLoad load) {
        this.checks = checks;
        this.load = load;
    }

    /** By subscription. */
    public Map<String, Outlook> of(UUID partner, Collection<LegacySubscription> wanted, Instant now) {
        var known = load.of(wanted.stream().map(LegacySubscription::id).toList());
        var lookups = checks.lookups(now, known);
        load.customers(lookups, partner, known.customers());
        return wanted.stream()
                .collect(Collectors.toMap(LegacySubscription::id, each -> of(partner, each, now, lookups)));
    }

    private Outlook of(UUID partner, LegacySubscription subscription, Instant now, Lookups lookups) {
        var at = MigrationChecks.When.of(now);
        var renewal = MigrationChecks.When.renewalOf(subscription);
        var bundle = bundle(subscription, lookups.known());
        var checkedNow = checks.check(new MigrationChecks.Asked(partner, bundle, at, null, false), lookups);
        var checkedThen =
                checks.check(new MigrationChecks.Asked(partner, bundle.full(), renewal, null, false), lookups);
        return new Outlook(
                checkedNow.base().offer(), Outlook.Choice.of(checkedNow, at), Outlook.Choice.of(checkedThen, renewal));
    }

    private static Bundle bundle(LegacySubscription subscription, Known known) {
        return new Bundle(
                Member.asItIs(subscription.id(), false),
                known.addOnsOf(subscription).stream()
                        .map(addOn -> Member.asItIs(addOn.id(), false))
                        .toList());
    }
}
