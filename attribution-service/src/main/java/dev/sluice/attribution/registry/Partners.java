package dev.sluice.attribution.registry;

import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class Partners {

    private final Sql sql;

    Partners(Sql sql) {
        this.sql = sql;
    }

    public Optional<KnownPartner> find(UUID tenantId) {
        return sql.first(Partners::partner, "select * from partner where tenant_id = ? and version > 0", tenantId);
    }

    /** By the id of a location account. */
    public Optional<KnownPartner> findByPartnerId(String partnerId) {
        return sql.first(
                Partners::partner,
                "select * from partner where partner_id = ? and version > 0 order by tenant_id",
                partnerId);
    }

    /** True when the id is the one of a group of locations, and of no location. */
    public boolean isGlobal(String partnerId) {
        return findByPartnerId(partnerId).isEmpty()
                && sql.first(
                                row -> row.getInt(1),
                                "select 1 from partner where global_partner_id = ? and version > 0 limit 1",
                                partnerId)
                        .isPresent();
    }

    void expect(UUID tenantId) {
        sql.run("insert into partner (tenant_id, sequence, version) values (?, 0, 0) on conflict do nothing", tenantId);
    }

    void keep(PartnerState partner, long sequence) {
        sql.run(
                """
                insert into partner (tenant_id, sequence, version, name, partner_id, global_partner_id)
                values (?, ?, ?, ?, ?, ?)
                on conflict (tenant_id) do update set
                    sequence = excluded.sequence, version = excluded.version, name = excluded.name,
                    partner_id = excluded.partner_id, global_partner_id = excluded.global_partner_id
                where partner.sequence < excluded.sequence
                """,
                partner.partnerTenantId(),
                sequence,
                partner.version(),
                partner.name(),
                partner.partnerId(),
                partner.globalPartnerId());
    }

    void remove(UUID tenantId, long sequence) {
        sql.run("""
                insert into partner (tenant_id, sequence, version) values (?, ?, 0)
                on conflict (tenant_id) do update set
                    sequence = excluded.sequence, version = 0, name = null, partner_id = null, global_partner_id = null
                where partner.sequence < excluded.sequence
                """, tenantId, sequence);
    }

    private static KnownPartner partner(ResultSet row) throws SQLException {
        return new KnownPartner(
                row.getObject("tenant_id", UUID.class),
                row.getString("name"),
                row.getString("partner_id"),
                row.getString("global_partner_id"));
    }
}
