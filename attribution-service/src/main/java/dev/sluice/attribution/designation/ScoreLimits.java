package dev.sluice.attribution.designation;

import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

@ApplicationScoped
class ScoreLimits {

    private final Sql sql;

    ScoreLimits(Sql sql) {
        this.sql = sql;
    }

    /** Of each name the limit of the newest day that has come. */
    Map<String, BigDecimal> inForceOn(LocalDate day, ScoredArea area, Track track) {
        var limits = new HashMap<String, BigDecimal>();
        sql.list(
                row -> {
                    limits.put(row.getString("name"), row.getBigDecimal("value"));
                    return 1;
                },
                """
                select distinct on (name) name, value from score_limit
                where area = ? and track = ? and effective_from <= ? order by name, effective_from desc
                """,
                area.name(),
                track.name(),
                day);
        return limits;
    }
}
