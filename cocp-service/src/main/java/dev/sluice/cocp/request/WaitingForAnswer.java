package dev.sluice.cocp.request;

import static dev.sluice.platform.sql.Columns.reading;

import dev.sluice.cocp.partner.PendingAnswers;
import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Requests with licences in progress whose deadline is near. */
@ApplicationScoped
class WaitingForAnswer implements PendingAnswers {

    private static final int MOST = 100;

    private final Sql sql;
    private final Duration near;

    WaitingForAnswer(Sql sql, CocpConfig config) {
        this.sql = sql;
        this.near = config.readinessHorizon();
    }

    @Override
    public List<PendingAnswer> nearDeadline(UUID partnerTenantId, Instant now) {
        return sql.list(
                reading(row -> new PendingAnswer(row.uuid("id"), row.instant("accept_by"))),
                """
                select r.id, r.accept_by from change_request r cross join lateral (
                    select 1 from change_item i where i.request_id = r.id and i.state = 'IN_PROGRESS' limit 1) as waiting
                where r.new_partner_tenant_id = ? and r.accept_by > ? and r.accept_by <= ?
                order by r.accept_by, r.id limit ?
                """,
                partnerTenantId,
                now,
                now.plus(near),
                MOST);
    }
}
