package dev.sluice.attribution.designation;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Points of every metric, and what they come to. */
public record Score(Track track, BigDecimal total, Status status, Map<Metric, Points> metrics) {

    static final BigDecimal NEEDED = BigDecimal.valueOf(70);

    /** Whether it is enough. */
    public enum Status {
        IN_PROGRESS,
        QUALIFIED
    }

    /** @param inputs what was measured, by type of association where that matters, else as {@code value} */
    public record Points(BigDecimal points, BigDecimal max, Map<String, BigDecimal> inputs) {}

    /** The better type of association counts; types are never added. */
    static Score of(Track track, Collection<ScoreRule> rules, Map<Metric, Map<String, BigDecimal>> measured) {
        var metrics = new EnumMap<Metric, Points>(Metric.class);
        for (var rule : rules) {
            var inputs = measured.getOrDefault(rule.metric(), Map.of());
            var value = inputs.getOrDefault(rule.associationType(), BigDecimal.ZERO);
            metrics.merge(
                    rule.metric(),
                    new Points(rule.points(value), rule.most(), named(rule, value)),
                    (one, other) -> new Points(
                            one.points().max(other.points()), one.max().max(other.max()), both(one, other)));
        }
        var total = metrics.values().stream().map(Points::points).reduce(BigDecimal.ZERO, BigDecimal::add);
        var isComplete =
                metrics.values().stream().allMatch(each -> each.points().signum() > 0);
        var status = isComplete && total.compareTo(NEEDED) >= 0 ? Status.QUALIFIED : Status.IN_PROGRESS;
        return new Score(track, total, status, metrics);
    }

    private static Map<String, BigDecimal> named(ScoreRule rule, BigDecimal value) {
        return Map.of(rule.associationType().isEmpty() ? "value" : rule.associationType(), value);
    }

    private static Map<String, BigDecimal> both(Points one, Points other) {
        var inputs = new TreeMap<>(one.inputs());
        inputs.putAll(other.inputs());
        return inputs;
    }
}
