package dev.sluice.attribution.credit;

import dev.sluice.attribution.association.AssociationWatcher;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.clock.TimeOrderedId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Credits follow from associations: a function of all that are known of a partner and a customer, whatever became known first.
 * Nobody's credit depends on anybody else's.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class CreditGiving implements AssociationWatcher {

    static final String ENDED = "ASSOCIATION_ENDED";
    static final String NEVER_WAS = "ASSOCIATION_NEVER_WAS";

    private final Credits credits;
    private final CreditChanges changes;
    private final BusinessClock clock;

    CreditGiving(Credits credits, CreditChanges changes, BusinessClock clock) {
        this.credits = credits;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public void changed(UUID customer, List<Change> changed) {
        credits.partnersConcerned(
                        customer,
                        changed.stream().map(Change::associationId).distinct().toList())
                .forEach(partner -> settle(partner, customer, clock.now(customer)));
    }

    /** What is credited becomes what follows from the associations. */
    void settle(UUID partner, UUID customer, Instant now) {
        credits.lock(partner, customer);
        var known = new HashMap<String, Credit>();
        credits.of(partner, customer).forEach(credit -> known.put(key(credit.product(), credit.month()), credit));
        var wanted = new HashMap<String, Holding>();
        credits.holdings(partner, customer)
                .forEach((product, holdings) -> Holding.joined(holdings).forEach(holding -> {
                    var key = key(product, Credit.monthFor(holding.from()));
                    wanted.put(key, holding);
                    if (!known.containsKey(key)) {
                        var fresh = fresh(partner, customer, product, holding, now);
                        credits.add(fresh);
                        known.put(key, fresh);
                    }
                }));
        known.forEach((key, credit) -> settle(credit, key, wanted, now));
    }

    private void settle(Credit credit, String key, Map<String, Holding> wanted, Instant now) {
        var holding = wanted.get(key);
        if (holding == null) {
            changes.revoke(credit, NEVER_WAS, now);
        } else if (holding.until() != null && !holding.until().isAfter(now)) {
            changes.revoke(credit, ENDED, holding.until());
        } else {
            changes.follow(credit, holding.until(), now);
        }
    }

    private static Credit fresh(UUID partner, UUID customer, String product, Holding holding, Instant now) {
        return new Credit(
                TimeOrderedId.next(),
                partner,
                customer,
                product,
                Credit.monthFor(holding.from()),
                CreditState.PENDING,
                now,
                holding.associationId(),
                holding.from(),
                null,
                now,
                1);
    }

    private static String key(String product, YearMonth month) {
        return product + "/" + month;
    }
}
