package dev.sluice.cocp.request;

import static dev.sluice.platform.sql.Columns.reading;

import dev.sluice.cocp.agreement.OpenChange;
import dev.sluice.cocp.agreement.OpenChanges;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.sql.Columns;
import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which agreements have an open item. What has expired by the clock counts as over, swept or not. */
@ApplicationScoped
@Transactional
class OpenChangeItems implements OpenChanges {

    private final Sql sql;
    private final BusinessClock clock;

    OpenChangeItems(Sql sql, BusinessClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public Map<String, OpenChange> of(Collection<String> agreementIds) {
        return sql.list(reading(OpenChangeItems::change), """
                        select i.license_id, i.state, i.state_since, r.id, r.channel, r.new_partner_pcn,
                            case i.state when 'IN_PROGRESS' then r.accept_by else i.effective_at end as until
                        from change_item i join change_request r on r.id = i.request_id
                        where i.license_id = any (?) and i.state = any (?)
                            and not (i.state = 'IN_PROGRESS' and r.accept_by <= ?)
                        """, agreementIds, ItemState.open(), clock.now()).stream()
                .collect(Collectors.toMap(OpenChange::agreementId, Function.identity()));
    }

    private static OpenChange change(Columns row) {
        return new OpenChange(
                row.text("license_id"),
                row.uuid("id"),
                row.text("channel"),
                row.text("state"),
                row.instant("state_since"),
                row.text("new_partner_pcn"),
                row.findInstant("until"));
    }
}
