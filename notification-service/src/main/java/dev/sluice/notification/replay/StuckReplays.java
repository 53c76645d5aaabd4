package dev.sluice.notification.replay;

import static dev.sluice.platform.sql.Columns.reading;

import dev.sluice.platform.operations.Stuck;
import dev.sluice.platform.operations.StuckStates;
import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Replays to live endpoints that do not move. */
@ApplicationScoped
class StuckReplays implements StuckStates {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int MOST = 300;

    private final Sql sql;
    private final Clock realTime;

    StuckReplays(Sql sql, Clock realTime) {
        this.sql = sql;
        this.realTime = realTime;
    }

    /** Replays take turns by real time; how long one has not had one is what counts. */
    @Override
    public List<Stuck> stuck(Instant now) {
        var real = realTime.instant();
        return sql.list(
                reading(
                        row -> new Stuck(
                                "RUNNING",
                                "operation",
                                row.uuid("id").toString(),
                                now.minus(Duration.between(row.instant("touched_at"), real)),
                                LIMIT,
                                "See whether its endpoint keeps up with what it has been sent; else ask its owner to cancel it.")),
                """
                select r.id, r.touched_at from replay r join webhook_endpoint e on e.id = r.endpoint_id
                where r.state = 'RUNNING' and e.state = 'ENABLED' and r.touched_at <= ? order by r.touched_at limit ?
                """,
                real.minus(LIMIT),
                MOST);
    }
}
