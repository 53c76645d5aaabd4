package dev.sluice.notification.delivery;

import static dev.sluice.platform.sql.Columns.reading;

import dev.sluice.platform.operations.Stuck;
import dev.sluice.platform.operations.StuckStates;
import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Endpoints whose oldest due delivery nobody attempts, though the endpoint neither rests nor is switched off. */
@ApplicationScoped
class LateEndpoints implements StuckStates {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int MOST = 300;

    private final Sql sql;

    LateEndpoints(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Stuck> stuck(Instant now) {
        return sql.list(
                reading(row -> new Stuck(
                        "DELIVERIES_DUE",
                        "webhook_endpoint",
                        row.uuid("endpoint_id").toString(),
                        row.instant("due"),
                        LIMIT,
                        "See that dispatchers run, and whether its rate or its receiver lets them send so much.")),
                ClaimStatement.LANES + """
                select lane.endpoint_id, min(lane.due_at) as due
                from lane join endpoint_health h using (endpoint_id) join webhook_endpoint w on w.id = lane.endpoint_id
                where greatest(lane.due_at, h.open_until, h.probe_until) <= ? and w.state = 'ENABLED'
                group by lane.endpoint_id order by due limit ?
                """,
                now.minus(LIMIT),
                MOST);
    }
}
