package dev.sluice.attribution.designation.api;

import dev.sluice.attribution.designation.Metric;
import dev.sluice.attribution.designation.Score;
import dev.sluice.attribution.designation.Track;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;

/** A score, metric by metric. */
public record ScoreView(BigDecimal total, Score.Status status, Track track, Map<Metric, PointsView> metrics) {

    /** Points of one metric and what they were made of. */
    public record PointsView(BigDecimal points, BigDecimal max, Map<String, BigDecimal> inputs) {}

    static ScoreView of(Score score) {
        var metrics = new EnumMap<Metric, PointsView>(Metric.class);
        score.metrics()
                .forEach((metric, each) ->
                        metrics.put(metric, new PointsView(each.points(), each.max(), each.inputs())));
        return new ScoreView(score.total(), score.status(), score.track(), metrics);
    }
}
