package dev.sluice.notification.topic;

import static dev.sluice.platform.sql.Columns.reading;

import dev.sluice.platform.operations.Stuck;
import dev.sluice.platform.operations.StuckStates;
import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Topics that the cluster does not have yet, or still has. */
@ApplicationScoped
class StuckTopics implements StuckStates {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int MOST = 300;

    private final Sql sql;

    StuckTopics(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Stuck> stuck(Instant now) {
        return sql.list(
                reading(row -> new Stuck(
                        row.text("wanted"),
                        "partner_topic",
                        row.uuid("tenant_id").toString(),
                        row.instant("since"),
                        LIMIT,
                        "See that the brokers let this service make and remove topics, rights and quotas.")),
                """
                select * from (
                    select t.tenant_id, 'TO_BE_MADE' as wanted, w.created_at as since
                    from partner_topic t join webhook_endpoint w
                        on w.tenant_id = t.tenant_id and w.kind = 'TOPIC' and w.state <> 'DELETED'
                    where t.state = 'ACTIVE' and not t.prepared
                    union all
                    select tenant_id, 'REMOVING', remove_at from partner_topic where state = 'REMOVING') as open
                where since <= ? order by since limit ?
                """,
                now.minus(LIMIT),
                MOST);
    }
}
