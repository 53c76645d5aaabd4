package dev.sluice.attribution.designation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** What a partner brought about with business applications; pure. */
record BusinessUse(
        Collection<Added> added, Collection<Added> addedYearAgo, Collection<Capacity> capacities, Revenue revenue) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DIGITS = 4;

    /**
     * A customer and product for which the partner has credit.
     *
     * @param revenue in US dollars in the better one of the two months that are looked at
     */
    record Added(UUID customer, String product, BigDecimal revenue) {}

    /** Monthly value of what a customer uses of a product with which the partner helps, and a year earlier. */
    record Capacity(UUID customer, String product, BigDecimal now, BigDecimal yearAgo) {}

    /** How many workloads bring more than the limit of a track in both months. */
    record Revenue(int largeWorkloads) {}

    /** By revenue of its customers. */
    Track track(Map<String, BigDecimal> enterprise) {
        var needed = enterprise.getOrDefault("TRACK_WORKLOADS", BigDecimal.ZERO);
        return BigDecimal.valueOf(revenue.largeWorkloads()).compareTo(needed) >= 0 ? Track.ENTERPRISE : Track.SMB;
    }

    int netAdds(Map<String, BigDecimal> limits) {
        var least = limits.getOrDefault("ADD_REVENUE", BigDecimal.ZERO);
        return (int) (counted(added, least) - counted(addedYearAgo, least));
    }

    private static long counted(Collection<Added> customers, BigDecimal least) {
        return customers.stream()
                .filter(each -> each.revenue().compareTo(least) >= 0)
                .count();
    }

    /** In percent; nothing where the year began with less than the base. */
    BigDecimal growth(Map<String, BigDecimal> limits) {
        var before = sum(false);
        if (before.signum() == 0 || before.compareTo(limits.getOrDefault("USAGE_BASE", BigDecimal.ZERO)) < 0) {
            return BigDecimal.ZERO;
        }
        return sum(true).subtract(before).multiply(HUNDRED).divide(before, DIGITS, RoundingMode.HALF_UP);
    }

    private BigDecimal sum(boolean now) {
        return capacities.stream()
                .map(each -> now ? each.now() : each.yearAgo())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    int deployments(Map<String, BigDecimal> limits) {
        var least = limits.getOrDefault("DEPLOYMENT", BigDecimal.ZERO);
        return (int) capacities.stream()
                .filter(each -> each.now().signum() > 0 && each.now().compareTo(least) >= 0)
                .count();
    }
}
