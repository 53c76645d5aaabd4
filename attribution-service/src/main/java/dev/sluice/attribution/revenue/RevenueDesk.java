package dev.sluice.attribution.revenue;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Learns lines of revenue: each counts once for ever. Those of a month that is closed restate it. */
@ApplicationScoped
@Transactional
public class RevenueDesk {

    private static final long OPEN = 0;

    private final RevenueLines lines;
    private final Months months;
    private final CloseLock lock;
    private final Restatements restatements;
    private final BusinessClock clock;
    private final Sql sql;

    RevenueDesk(
            RevenueLines lines,
            Months months,
            CloseLock lock,
            Restatements restatements,
            BusinessClock clock,
            Sql sql) {
        this.lines = lines;
        this.months = months;
        this.lock = lock;
        this.restatements = restatements;
        this.clock = clock;
        this.sql = sql;
    }

    /** @param told each id once; returns why some are refused, by their place */
    Map<Integer, Refusal> learn(List<RevenueLineEntry> told) {
        lock.share();
        months.expect(told.stream().map(RevenueLineEntry::billedMonth).toList(), clock.now());
        var closed = months
                .closed(told.stream()
                        .map(RevenueLineEntry::billedMonth)
                        .distinct()
                        .toList())
                .stream()
                .collect(Collectors.toMap(RevenueMonth::month, each -> each));
        var byTime = told.stream().collect(Collectors.partitioningBy(line -> closed.containsKey(line.billedMonth())));
        var fresh = new HashSet<>(add(byTime.getOrDefault(false, List.of()), OPEN));
        fresh.addAll(addLate(byTime.getOrDefault(true, List.of()), closed));
        return refusals(told, fresh);
    }

    private Set<String> add(List<RevenueLineEntry> told, long edition) {
        return told.isEmpty() ? Set.of() : lines.add(told, clock.now(), edition);
    }

    private Set<String> addLate(List<RevenueLineEntry> told, Map<YearMonth, RevenueMonth> closed) {
        if (told.isEmpty()) {
            return Set.of();
        }
        lock.customers(
                told.stream().map(RevenueLineEntry::customerTenantId).distinct().toList());
        var edition = restatements.next();
        var fresh = add(told, edition);
        told.stream()
                .filter(line -> fresh.contains(line.lineId()))
                .collect(Collectors.groupingBy(line -> closed.get(line.billedMonth())))
                .forEach((month, late) -> restatements.tell(
                        month,
                        late.stream()
                                .map(RevenueLineEntry::customerTenantId)
                                .distinct()
                                .toList(),
                        new Cause(
                                edition,
                                Cause.Kind.LATE_REVENUE,
                                late.stream()
                                        .map(RevenueLineEntry::lineId)
                                        .sorted()
                                        .toList())));
        return fresh;
    }

    private Map<Integer, Refusal> refusals(List<RevenueLineEntry> told, Set<String> fresh) {
        var known = told.stream().filter(line -> !fresh.contains(line.lineId())).toList();
        if (known.isEmpty()) {
            return Map.of();
        }
        var changed = lines.changed(known);
        var refusals = new HashMap<Integer, Refusal>();
        for (var i = 0; i < told.size(); i++) {
            if (changed.contains(told.get(i).lineId())) {
                refusals.put(i, changed(told.get(i)));
            }
        }
        return refusals;
    }

    private static Refusal changed(RevenueLineEntry line) {
        return new Refusal(
                Refusal.Kind.CONFLICT,
                "LINE_CHANGED",
                "The line %s is known with other content.".formatted(line.lineId()),
                List.of(Violation.of(
                                "/lineId",
                                "LINE_CHANGED",
                                "The line %s is known with other content.".formatted(line.lineId()))
                        .with(Remedy.of(
                                "INTEGRATOR", "Tell a correction as a line with an id and an amount of its own."))));
    }

    /** What is known is not changed. */
    void learn(ExchangeRateEntry rate) {
        var fresh = sql.run(
                "insert into exchange_rate (currency, day, usd) values (?, ?, ?::numeric) on conflict do nothing",
                rate.currency(),
                rate.day(),
                rate.usd());
        if (fresh == 1) {
            lines.rate(rate.currency());
            return;
        }
        var isSame = sql.first(
                        row -> row.getBoolean(1),
                        "select usd = ?::numeric from exchange_rate where currency = ? and day = ?",
                        rate.usd(),
                        rate.currency(),
                        rate.day())
                .orElseThrow();
        if (!isSame) {
            throw Refusal.conflict("RATE_KNOWN", "Another rate is known of that day.");
        }
    }
}
