package dev.sluice.attribution.designation;

import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;

@ApplicationScoped
class ScoreRules {

    private final Sql sql;

    ScoreRules(Sql sql) {
        this.sql = sql;
    }

    /** Of each metric and type the rule of the newest day that has come. */
    List<ScoreRule> inForceOn(LocalDate day, ScoredArea area, Track track) {
        return sql.list(
                row -> new ScoreRule(
                        Metric.valueOf(row.getString("metric")),
                        row.getString("association_type"),
                        row.getBigDecimal("most"),
                        row.getBigDecimal("threshold")),
                """
                select distinct on (metric, association_type) metric, association_type, most, threshold
                from score_rule where area = ? and track = ? and effective_from <= ?
                order by metric, association_type, effective_from desc
                """,
                area.name(),
                track.name(),
                day);
    }
}
