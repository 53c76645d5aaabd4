package dev.sluice.cocp.renewal;

import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;

/** Agreements of which something is to move to CSP. */
@ApplicationScoped
class ScheduledRenewals {

    private final Sql sql;

    ScheduledRenewals(Sql sql) {
        this.sql = sql;
    }

    /** Those of the agreements with a renewal under way. */
    Set<String> among(Collection<String> agreementIds) {
        return Set.copyOf(sql.list(
                row -> row.getString(1),
                "select distinct agreement_id from scheduled_renewal where open and agreement_id = any (?)",
                agreementIds));
    }

    void keep(RenewalTold renewal, boolean open) {
        sql.run("""
                insert into scheduled_renewal (channel_transfer_id, agreement_id, open) values (?, ?, ?)
                on conflict (channel_transfer_id) do update set open = excluded.open
                """, renewal.channelTransferId(), renewal.agreementId(), open);
    }
}
