package dev.sluice.transfer.order;

import static java.util.Objects.requireNonNull;

import dev.sluice.platform.operations.Stuck;
import dev.sluice.platform.operations.StuckStates;
import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Orders that should have been placed a day after their day began. */
@ApplicationScoped
class StuckOrders implements StuckStates {

    private static final Duration LIMIT = Duration.ofDays(1);

    private final Sql sql;

    StuckOrders(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Stuck> stuck(Instant now) {
        return sql.list(
                row -> new Stuck(
                        OrderState.SCHEDULED.name(),
                        "order",
                        row.getString("id"),
                        since(row),
                        LIMIT,
                        "See what its last attempt met, and settle it with the provisioner."),
                """
                select id, start_date, ordered_at from csp_order
                where state = 'SCHEDULED' and start_date <= ? and ordered_at <= ?
                order by start_date limit 300
                """,
                LocalDate.ofInstant(now.minus(LIMIT), ZoneOffset.UTC),
                now.minus(LIMIT));
    }

    /** What begins on the day on which it is ordered begins then. */
    private static Instant since(ResultSet row) throws SQLException {
        var day = row.getObject("start_date", LocalDate.class).atStartOfDay().toInstant(ZoneOffset.UTC);
        var orderedAt = requireNonNull(Sql.instant(row, "ordered_at"));
        return day.isAfter(orderedAt) ? day : orderedAt;
    }
}
