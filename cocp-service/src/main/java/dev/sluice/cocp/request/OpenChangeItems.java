package dev.sluice.cocp.request;

import static dev.sluice.platform.sql.Columns.reading;

import dev.sluice.cocp.agreement.ChangeInProgress;
import dev.sluice.cocp.agreement.OpenChange;
import dev.sluice.cocp.agreement.OpenChanges;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.sql.Columns;
import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which agreements have an open item. What has expired by the clock counts as over, swept or not. */
@ApplicationScoped
@Transactional
class OpenChangeItems implements OpenChanges {

    /** Written out, as in the condition of the index of open items: PostgreSQL sees that it fits. */
    private static final String OPEN = "i.state in ("
            + ItemState.open().stream().map(state -> "'" + state + "'").sorted().collect(Collectors.joining(", "))
            + ")";

    private final Sql sql;
    private final BusinessClock clock;

    OpenChangeItems(Sql sql, BusinessClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public Map<String, OpenChange> of(Collection<String> agreementIds) {
        var now = clock.now();
        return sql.list(reading(row -> change(row, now)), """
                        select i.license_id, i.state, i.state_since, i.accepted_at, i.processing_due_at, i.agreed_date,
                            i.effective_at, r.id, r.channel, r.new_partner_pcn, r.initiated_at, r.accept_by, r.anchor,
                            r.grace_days
                        from change_item i join change_request r on r.id = i.request_id
                        where i.license_id = any (?) and %s
                            and not (i.state = 'IN_PROGRESS' and r.accept_by <= ?)
                        """.formatted(OPEN), agreementIds, now).stream()
                .collect(Collectors.toMap(OpenChange::agreementId, Function.identity()));
    }

    @Override
    public Map<String, ChangeInProgress> inProgress(Collection<String> agreementIds) {
        return sql
                .list(
                        reading(row -> Map.entry(row.text("license_id"), inProgress(row))),
                        """
                select i.license_id, i.state, i.old_partner_tenant_id, i.effective_at, r.id, r.sequence,
                    r.new_partner_pcn, r.new_partner_tenant_id, r.new_partner_name
                from change_item i join change_request r on r.id = i.request_id
                where i.license_id = any (?) and %s
                """.formatted(OPEN),
                        agreementIds)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static ChangeInProgress inProgress(Columns row) {
        return new ChangeInProgress(
                row.uuid("id"),
                row.number("sequence"),
                row.text("state"),
                new ChangeInProgress.NewPartner(
                        row.text("new_partner_pcn"), row.uuid("new_partner_tenant_id"), row.text("new_partner_name")),
                row.findUuid("old_partner_tenant_id"),
                row.findInstant("effective_at"));
    }

    private static OpenChange change(Columns row, Instant now) {
        return new OpenChange(
                row.text("license_id"),
                row.uuid("id"),
                row.text("channel"),
                row.text("state"),
                row.instant("state_since"),
                row.text("new_partner_pcn"),
                until(row, now));
    }

    private static @Nullable Instant until(Columns row, Instant now) {
        return switch (ItemState.valueOf(row.text("state"))) {
            case IN_PROGRESS -> row.instant("accept_by");
            case ACCEPTED, PENDING_REVIEW -> projected(row, now);
            case GRACE_PERIOD -> row.instant("effective_at");
            case CANCELLATION_IN_PROGRESS, DECLINED, CANCELED, EXPIRED, COMPLETED -> null;
        };
    }

    /** What should have been processed by now counts as processed now. */
    private static Instant projected(Columns row, Instant now) {
        var due = row.instant("processing_due_at");
        var day = new EffectiveDatePolicy(Anchor.valueOf(row.text("anchor")), Math.toIntExact(row.number("grace_days")))
                .decide(
                        row.instant("initiated_at"),
                        row.instant("accepted_at"),
                        due.isBefore(now) ? now : due,
                        row.findDay("agreed_date"));
        return EffectiveDatePolicy.start(day);
    }
}
