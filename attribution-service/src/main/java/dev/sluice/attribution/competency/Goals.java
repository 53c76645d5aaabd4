package dev.sluice.attribution.competency;

import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class Goals {

    private final Sql sql;

    Goals(Sql sql) {
        this.sql = sql;
    }

    List<Goal> of(YearMonth month) {
        return sql.list(
                Goals::goal,
                "select * from competency_goal where ? between first_month and last_month order by competency, period",
                month.atDay(1));
    }

    Optional<Goal> find(String competency, String period) {
        return sql.first(
                Goals::goal, "select * from competency_goal where competency = ? and period = ?", competency, period);
    }

    /** False when one is known. */
    boolean add(GoalEntry told) {
        return sql.run(
                        """
                        insert into competency_goal (competency, period, first_month, last_month, goal, solution_areas)
                        values (?, ?, (? || '-01')::date, (? || '-01')::date, ?::numeric, ?::text[])
                        on conflict do nothing
                        """,
                        told.competency(),
                        told.period(),
                        told.firstMonth(),
                        told.lastMonth(),
                        told.goal(),
                        told.areas())
                == 1;
    }

    private static Goal goal(ResultSet row) throws SQLException {
        return new Goal(
                row.getString("competency"),
                row.getString("period"),
                YearMonth.from(row.getObject("first_month", LocalDate.class)),
                YearMonth.from(row.getObject("last_month", LocalDate.class)),
                row.getBigDecimal("goal"),
                List.of((String[]) row.getArray("solution_areas").getArray()));
    }
}
