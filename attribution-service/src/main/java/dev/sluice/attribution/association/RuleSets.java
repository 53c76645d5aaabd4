package dev.sluice.attribution.association;

import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;

@ApplicationScoped
class RuleSets {

    private static final LocalDate FIRST = LocalDate.EPOCH;

    private final Sql sql;

    RuleSets(Sql sql) {
        this.sql = sql;
    }

    /** The rules of the day on which that instant lies; those of the first day for what is older. */
    RuleSet inForceAt(Instant instant) {
        var day = instant.atOffset(ZoneOffset.UTC).toLocalDate();
        return sql.first(RuleSets::ruleSet, """
                        select id, recognition, incentive_eligible from rule_set
                        where effective_from <= ? order by effective_from desc limit 1
                        """, day.isBefore(FIRST) ? FIRST : day)
                .orElseThrow();
    }

    private static RuleSet ruleSet(ResultSet row) throws SQLException {
        return new RuleSet(row.getInt("id"), types(row, "recognition"), types(row, "incentive_eligible"));
    }

    private static Set<String> types(ResultSet row, String column) throws SQLException {
        return Set.of((String[]) row.getArray(column).getArray());
    }
}
