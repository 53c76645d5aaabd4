package dev.sluice.attribution.revenue;

import dev.sluice.attribution.association.AssociationWatcher;
import dev.sluice.attribution.association.RuleSets;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.outbox.Announced;
import dev.sluice.platform.outbox.Outbox;
import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Tells what became known of closed months, at once and in the transaction that learned it, so that each line has one cause. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Restatements implements AssociationWatcher {

    private final Months months;
    private final LaterEditions editions;
    private final CloseLock lock;
    private final RuleSets ruleSets;
    private final Outbox outbox;
    private final BusinessClock clock;
    private final Sql sql;

    Restatements(
            Months months,
            LaterEditions editions,
            CloseLock lock,
            RuleSets ruleSets,
            Outbox outbox,
            BusinessClock clock,
            Sql sql) {
        this.months = months;
        this.editions = editions;
        this.lock = lock;
        this.ruleSets = ruleSets;
        this.outbox = outbox;
        this.clock = clock;
        this.sql = sql;
    }

    @Override
    public void changed(UUID customer, List<Change> changes) {
        lock.share();
        var closed = changes.stream()
                .flatMap(change -> months.closedBetween(customer, change.from(), change.until()).stream())
                .distinct()
                .toList();
        if (!closed.isEmpty()) {
            lock.customers(List.of(customer));
            var ids = changes.stream()
                    .map(change -> change.associationId().toString())
                    .sorted()
                    .distinct()
                    .toList();
            var cause = new Cause(next(), Cause.Kind.ASSOCIATION_CHANGED, ids);
            closed.forEach(month -> tell(month, List.of(customer), cause));
        }
    }

    /** A number of its own for everything that is told of one cause; customers are locked first. */
    long next() {
        return sql.first(row -> row.getLong(1), "select nextval('restatement')").orElseThrow();
    }

    /** The month's statements say what the month says now; its customers are locked. */
    void tell(RevenueMonth month, Collection<UUID> customers, Cause cause) {
        var rules = ruleSets.inForceAt(Credited.begin(month.month()));
        var credited = new Credited(month.month(), rules, Optional.of(customers));
        editions.untold(credited, cause.edition()).stream()
                .collect(Collectors.groupingBy(StatementLine::partnerTenantId, LinkedHashMap::new, Collectors.toList()))
                .forEach((partner, untold) -> tell(partner, month, untold, cause));
    }

    private void tell(UUID partner, RevenueMonth month, List<StatementLine> untold, Cause cause) {
        var id = editions.locked(partner, month);
        var now = clock.now();
        var told = editions.add(id, untold, cause, now);
        outbox.publish(
                new StatementEvent.Restated(
                        id,
                        partner,
                        month.month().toString(),
                        told.number(),
                        cause.kind(),
                        told.lines(),
                        told.checksum(),
                        told.totals(),
                        now),
                new Announced(id.toString(), editions.nextEvent(id), null, Set.of(partner), now));
    }
}
