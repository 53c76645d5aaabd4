package dev.sluice.transfer.manual;

import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Subscriptions in other channels: those under EAs, and those that the registry imports. */
@ApplicationScoped
class Sources {

    private final Sql sql;

    Sources(Sql sql) {
        this.sql = sql;
    }

    Optional<Source> find(Channel channel, String id) {
        return channel == Channel.EA ? underAgreement(id) : findOther(channel, id);
    }

    /** Nobody but the customer itself renews it there. */
    private Optional<Source> underAgreement(String id) {
        return sql.first(
                row -> new Source(
                        Channel.EA,
                        id,
                        row.getObject("customer_tenant_id", UUID.class),
                        null,
                        row.getString("provisioning_id"),
                        row.getInt("quantity"),
                        row.getObject("end_date", LocalDate.class)),
                """
                select a.customer_tenant_id, s.provisioning_id, s.quantity, coalesce(s.end_date, a.end_date) as end_date
                from ea_subscription s join agreement a on a.agreement_id = s.agreement_id
                where s.id = ? and a.version > 0 and coalesce(s.end_date, a.end_date) is not null
                """,
                id);
    }

    private Optional<Source> findOther(Channel channel, String id) {
        return findOther(id)
                .filter(row -> row.channel().equals(channel.name()))
                .map(row -> new Source(
                        channel,
                        id,
                        row.customerTenantId(),
                        row.partnerTenantId(),
                        row.provisioningId(),
                        row.quantity(),
                        row.termEndDate()));
    }

    Optional<OtherSubscriptionRow> findOther(String id) {
        return sql.first(Sources::row, "select * from other_subscription where id = ?", id);
    }

    void put(OtherSubscriptionRow row) {
        sql.run(
                """
                insert into other_subscription
                    (id, channel, customer_tenant_id, partner_tenant_id, sku, provisioning_id, quantity, term_end_date)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update set
                    channel = excluded.channel, customer_tenant_id = excluded.customer_tenant_id,
                    partner_tenant_id = excluded.partner_tenant_id, sku = excluded.sku,
                    provisioning_id = excluded.provisioning_id, quantity = excluded.quantity,
                    term_end_date = excluded.term_end_date
                """,
                row.subscriptionId(),
                row.channel(),
                row.customerTenantId(),
                row.partnerTenantId(),
                row.sku(),
                row.provisioningId(),
                row.quantity(),
                row.termEndDate());
    }

    private static OtherSubscriptionRow row(ResultSet row) throws SQLException {
        return new OtherSubscriptionRow(
                row.getString("id"),
                row.getString("channel"),
                row.getObject("customer_tenant_id", UUID.class),
                row.getObject("partner_tenant_id", UUID.class),
                row.getString("sku"),
                row.getString("provisioning_id"),
                row.getInt("quantity"),
                row.getObject("term_end_date", LocalDate.class));
    }
}
