package dev.sluice.attribution.revenue;

import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class DashboardRows {

    private final Sql sql;

    DashboardRows(Sql sql) {
        this.sql = sql;
    }

    /** The partners that belong together with this one, itself among them. */
    List<UUID> group(UUID partner) {
        return sql.list(row -> row.getObject(1, UUID.class), """
                select other.tenant_id from partner one join partner other on other.version > 0
                    and coalesce(other.global_partner_id, other.partner_id) = coalesce(one.global_partner_id, one.partner_id)
                where one.tenant_id = ? and one.version > 0 order by 1
                """, partner);
    }

    List<UUID> customersOf(List<UUID> group) {
        return sql.list(
                row -> row.getObject(1, UUID.class),
                "select distinct customer_tenant_id from association where partner_tenant_id = any (?::uuid[])",
                group);
    }

    /** Of a month and a group; of rows about the same amount the one that is no duplicate comes first. */
    List<DashboardRow> of(Credited credited, List<UUID> group) {
        var parameters = new ArrayList<>(credited.parameters());
        parameters.add(group);
        return sql.list(row -> row(row, credited.month()), """
                with %s,
                rows as (
                    select *, row_number() over (
                        partition by customer_tenant_id, subscription_id, product, solution_area, sales_channel, currency
                        order by association_type <> 'TRANSACTING_PARTNER', association_type, partner_tenant_id) as place
                    from credited where partner_tenant_id = any (?::uuid[]))
                select r.*, p.partner_id, c.name, c.country, c.segment, s.status
                from rows r join partner p on p.tenant_id = r.partner_tenant_id
                left join customer c on c.tenant_id = r.customer_tenant_id and c.version > 0
                left join subscription s on s.subscription_id = r.subscription_id
                order by r.customer_tenant_id, r.subscription_id, r.product, r.solution_area, r.sales_channel, r.currency, r.place
                """.formatted(credited.text()), parameters.toArray());
    }

    private static DashboardRow row(ResultSet row, YearMonth month) throws SQLException {
        return new DashboardRow(
                month,
                row.getObject("partner_tenant_id", UUID.class),
                row.getString("partner_id"),
                row.getString("association_type"),
                row.getObject("customer_tenant_id", UUID.class),
                row.getString("name"),
                row.getString("country"),
                row.getString("segment"),
                row.getString("subscription_id"),
                row.getString("status"),
                row.getString("product"),
                row.getString("solution_area"),
                row.getString("sales_channel"),
                row.getString("currency"),
                row.getBigDecimal("amount"),
                row.getObject("usd_amount", BigDecimal.class),
                row.getLong("quantity"),
                row.getInt("place") > 1);
    }
}
