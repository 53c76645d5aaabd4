package dev.sluice.cocp.request;

import static dev.sluice.platform.sql.Columns.reading;

import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What a submission meets: others of the same customer, and requests that are over by the clock. */
@ApplicationScoped
class Submitters {

    private static final int LOCK_NAMESPACE = 20;

    private final Sql sql;

    Submitters(Sql sql) {
        this.sql = sql;
    }

    /** Until this transaction ends, nobody else submits for this customer: what the policy is told stays true. */
    void reserve(UUID customerTenantId) {
        sql.list(
                _ -> "",
                "select 1 from (select pg_advisory_xact_lock(hashtextextended(?, ?))) as held",
                customerTenantId.toString(),
                LOCK_NAMESPACE);
    }

    /** Requests on these agreements that are over by the clock, and that nobody has swept yet. */
    List<UUID> unswept(Collection<String> licenseIds, Instant now) {
        return sql.list(reading(row -> row.uuid("id")), """
                select distinct r.id from change_item i join change_request r on r.id = i.request_id
                where i.license_id = any (?)
                    and i.state in ('IN_PROGRESS', 'ACCEPTED', 'PENDING_REVIEW', 'GRACE_PERIOD', 'CANCELLATION_IN_PROGRESS')
                    and (i.state = 'CANCELLATION_IN_PROGRESS'
                        or (i.state = 'IN_PROGRESS' and r.accept_by <= ?)
                        or (i.state in ('ACCEPTED', 'PENDING_REVIEW') and i.processing_due_at <= ?)
                        or (i.state = 'GRACE_PERIOD' and i.effective_at <= ?))
                order by r.id
                """, licenseIds, now, now, now);
    }
}
