package dev.sluice.attribution.designation;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a partner brought about with modern work; pure. */
record WorkUse(Collection<Tenant> tenants, Collection<Tenant> tenantsYearAgo, Collection<Deployed> deployed) {

    /** A customer of the partner, and how many seats it has. */
    record Tenant(UUID customer, long seats) {}

    /**
     * A workload of a customer with which the partner helps, by one type of association.
     *
     * @param before active users a year earlier, or when the association began, if that was later
     * @param isOld the association began more than a year ago
     * @param seatsBefore paid seats when {@code before} was counted
     */
    record Deployed(
            UUID customer,
            String workload,
            String type,
            long active,
            long seats,
            long before,
            long seatsBefore,
            boolean isOld) {}

    int netAdds(Map<String, BigDecimal> limits) {
        return inTrack(tenants, limits).size() - inTrack(tenantsYearAgo, limits).size();
    }

    private static Set<UUID> inTrack(Collection<Tenant> tenants, Map<String, BigDecimal> limits) {
        return tenants.stream()
                .filter(each -> isBetween(each.seats(), limits))
                .map(Tenant::customer)
                .collect(Collectors.toSet());
    }

    private static boolean isBetween(long seats, Map<String, BigDecimal> limits) {
        return BigDecimal.valueOf(seats).compareTo(limit(limits, "SEATS_FROM")) >= 0
                && BigDecimal.valueOf(seats).compareTo(limit(limits, "SEATS_TO")) <= 0;
    }

    /** Active users more than before, by type of association. */
    Map<String, BigDecimal> growth(Map<String, BigDecimal> limits) {
        return byType(limits, _ -> true, (sum, each) -> sum + each.active() - each.before());
    }

    /** Workloads in use by enough of their seats, unless they were when the partner came within the last year. */
    Map<String, BigDecimal> deployments(Map<String, BigDecimal> limits) {
        var share = limit(limits, "ACTIVE_SHARE");
        return byType(
                limits,
                each -> isUsed(each.active(), each.seats(), share)
                        && (each.isOld() || !isUsed(each.before(), each.seatsBefore(), share)),
                (sum, _) -> sum + 1);
    }

    private static boolean isUsed(long active, long seats, BigDecimal share) {
        return seats > 0 && BigDecimal.valueOf(active).compareTo(share.multiply(BigDecimal.valueOf(seats))) >= 0;
    }

    private Map<String, BigDecimal> byType(
            Map<String, BigDecimal> limits, Predicate<Deployed> counts, BiFunction<Long, Deployed, Long> add) {
        var inTrack = inTrack(tenants, limits);
        var sums = new HashMap<String, Long>();
        deployed.stream()
                .filter(each -> inTrack.contains(each.customer()))
                .filter(counts)
                .forEach(each -> sums.put(each.type(), add.apply(sums.getOrDefault(each.type(), 0L), each)));
        return sums.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> BigDecimal.valueOf(each.getValue())));
    }

    private static BigDecimal limit(Map<String, BigDecimal> limits, String name) {
        return limits.getOrDefault(name, BigDecimal.ZERO);
    }
}
