package dev.sluice.cocp.request;

import dev.sluice.cocp.database.Statements;
import dev.sluice.cocp.partner.PendingAnswers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Requests with licences in progress whose deadline is near. */
@ApplicationScoped
class WaitingForAnswer implements PendingAnswers {

    private static final int MOST = 100;

    private final Statements statements;
    private final Duration near;

    WaitingForAnswer(Statements statements, CocpConfig config) {
        this.statements = statements;
        this.near = config.readinessHorizon();
    }

    @Override
    public List<PendingAnswer> nearDeadline(UUID partnerTenantId, Instant now) {
        return statements.query(
                """
                select r.id, r.accept_by from change_request r
                where r.new_partner_tenant_id = ? and r.accept_by > ? and r.accept_by <= ?
                    and exists (select 1 from change_item i where i.request_id = r.id and i.state = 'IN_PROGRESS')
                order by r.accept_by, r.id limit ?
                """,
                row -> new PendingAnswer(row.uuid("id"), row.instant("accept_by")),
                partnerTenantId,
                now,
                now.plus(near),
                MOST);
    }
}
