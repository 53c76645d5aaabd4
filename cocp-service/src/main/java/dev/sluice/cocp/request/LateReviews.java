package dev.sluice.cocp.request;

import static dev.sluice.platform.sql.Columns.reading;

import dev.sluice.platform.operations.Stuck;
import dev.sluice.platform.operations.StuckStates;
import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Licences whose review has passed its limit. */
@ApplicationScoped
class LateReviews implements StuckStates {

    private static final int MOST = 300;

    private final Sql sql;

    LateReviews(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Stuck> stuck(Instant now) {
        return sql.list(
                reading(row -> new Stuck(
                        row.text("state"),
                        "partner_change_request",
                        row.uuid("request_id").toString(),
                        row.instant("state_since"),
                        Duration.between(row.instant("accepted_at"), row.instant("review_limit_at")),
                        "Complete or reject its review.")),
                """
                select request_id, state, state_since, accepted_at, review_limit_at from change_item
                where state in ('ACCEPTED', 'PENDING_REVIEW') and review_limit_at <= ? order by review_limit_at limit ?
                """,
                now,
                MOST);
    }
}
