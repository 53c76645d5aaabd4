package dev.sluice.attribution.revenue;

import dev.sluice.attribution.association.RuleSets;
import dev.sluice.platform.audit.AuditTrail;
import dev.sluice.platform.audit.Change;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.outbox.Announced;
import dev.sluice.platform.outbox.Outbox;
import dev.sluice.platform.outbox.Outbox.Publication;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Closes months: everything known is told, once. */
@ApplicationScoped
@Transactional
public class MonthDesk {

    private static final int TOLD_AT_ONCE = 1000;

    private final Months months;
    private final ClosingStatements statements;
    private final CloseLock lock;
    private final RuleSets ruleSets;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final BusinessClock clock;

    MonthDesk(
            Months months,
            ClosingStatements statements,
            CloseLock lock,
            RuleSets ruleSets,
            Outbox outbox,
            AuditTrail audit,
            BusinessClock clock) {
        this.months = months;
        this.statements = statements;
        this.lock = lock;
        this.ruleSets = ruleSets;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws Refusal 404 for a month without revenue that nobody closed */
    public RevenueMonth get(YearMonth month) {
        return months.find(month).orElseThrow(() -> Refusal.unknown("month with revenue", month));
    }

    /** Earlier than by itself; also while the month runs. */
    public RevenueMonth close(Caller caller, YearMonth month) {
        var now = clock.now();
        if (Credited.begin(month).isAfter(now)) {
            throw Refusal.refused(
                    "MONTH_NOT_BEGUN",
                    "The month has not begun.",
                    List.of(Violation.of("month", "MONTH_NOT_BEGUN", "The month has not begun.")
                            .from(Credited.begin(month))
                            .with(Remedy.of("OPERATIONS", "Close it when it is over."))));
        }
        lock.alone();
        months.expect(List.of(month), now);
        var before = get(month);
        if (before.isClosed()) {
            throw Refusal.conflict("MONTH_CLOSED", "The month is closed.")
                    .with("state", "CLOSED")
                    .with("stateSince", before.closedAt());
        }
        return close(caller, before, now);
    }

    /** False when nothing was due. */
    boolean closeDue(Instant now) {
        lock.alone();
        var due = months.due(now);
        due.ifPresent(month -> {
            var before = get(month);
            close(Caller.system("month-close"), before, before.closesAt());
        });
        return due.isPresent();
    }

    private RevenueMonth close(Caller caller, RevenueMonth before, Instant at) {
        var month = before.month();
        var rules = ruleSets.inForceAt(Credited.begin(month));
        statements.close(new Credited(month, rules, Optional.empty()), at);
        months.close(month, at, rules.id());
        tell(month, at);
        var after = get(month);
        audit.record(
                caller, new Change("close_month", "month", month.toString(), null, null, before, after, Set.of()), at);
        return after;
    }

    private void tell(YearMonth month, Instant at) {
        var closed = statements.announced(month);
        for (var from = 0; from < closed.size(); from += TOLD_AT_ONCE) {
            outbox.publishAll(closed.subList(from, Math.min(closed.size(), from + TOLD_AT_ONCE)).stream()
                    .map(each -> new Publication(
                            StatementEvent.Closed.of(each, month, at),
                            new Announced(each.id().toString(), 1, null, Set.of(each.partner()), at)))
                    .toList());
        }
    }
}
