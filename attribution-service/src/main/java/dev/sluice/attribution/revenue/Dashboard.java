package dev.sluice.attribution.revenue;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/** Sums over rows of which none counts twice. */
public record Dashboard(YearMonth from, YearMonth to, List<Sum> sums, Sum total) {

    public Dashboard {
        sums = List.copyOf(sums);
    }

    /**
     * What some rows come to.
     *
     * @param usd of those of which a rate is known
     * @param withoutRate amounts of which none is known
     */
    public record Sum(String key, int customers, int subscriptions, long seats, BigDecimal usd, int withoutRate) {

        static Sum of(String key, Collection<DashboardRow> rows) {
            var counted = once(rows);
            return new Sum(
                    key,
                    (int) counted.stream()
                            .map(DashboardRow::customerTenantId)
                            .distinct()
                            .count(),
                    (int) counted.stream()
                            .map(DashboardRow::subscriptionId)
                            .distinct()
                            .count(),
                    counted.stream().mapToLong(DashboardRow::seats).sum(),
                    counted.stream()
                            .map(DashboardRow::usd)
                            .filter(Objects::nonNull)
                            .reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add),
                    (int) counted.stream().filter(row -> row.usd() == null).count());
        }

        /** Those that are no duplicates are in front. */
        private static List<DashboardRow> once(Collection<DashboardRow> rows) {
            var seen = new HashSet<List<Object>>();
            return rows.stream().filter(row -> seen.add(row.what())).toList();
        }
    }

    static Dashboard of(YearMonth from, YearMonth to, DashboardGroup group, List<DashboardRow> rows) {
        var grouped = new TreeMap<String, List<DashboardRow>>();
        rows.forEach(row ->
                grouped.computeIfAbsent(group.of(row), _ -> new ArrayList<>()).add(row));
        return new Dashboard(
                from,
                to,
                grouped.entrySet().stream()
                        .map(each -> Sum.of(each.getKey(), each.getValue()))
                        .toList(),
                Sum.of("TOTAL", rows));
    }
}
