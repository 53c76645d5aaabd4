package dev.sluice.transfer.registry;

import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class Partners {

    private final Sql sql;

    Partners(Sql sql) {
        this.sql = sql;
    }

    /** Keeps a place for a partner that another event names. */
    void expect(@Nullable UUID tenantId) {
        if (tenantId != null) {
            sql.run("insert into partner (tenant_id) values (?) on conflict do nothing", tenantId);
        }
    }

    void expectAll(Collection<UUID> tenantIds) {
        sql.run(
                "insert into partner (tenant_id) select unnest(?::uuid[]) on conflict do nothing",
                tenantIds.stream().sorted().distinct().toList());
    }

    void keep(PartnerState partner, long sequence) {
        sql.run(
                """
                insert into partner (tenant_id, sequence, version, name, pcn, partner_id, global_partner_id, partner_types,
                    country, region, authorized, mpa_signed, indirect_provider_tenant_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (tenant_id) do update set
                    sequence = excluded.sequence, version = excluded.version, name = excluded.name, pcn = excluded.pcn,
                    partner_id = excluded.partner_id, global_partner_id = excluded.global_partner_id,
                    partner_types = excluded.partner_types, country = excluded.country, region = excluded.region,
                    authorized = excluded.authorized, mpa_signed = excluded.mpa_signed,
                    indirect_provider_tenant_id = excluded.indirect_provider_tenant_id
                where partner.sequence < excluded.sequence
                """,
                partner.partnerTenantId(),
                sequence,
                partner.version(),
                partner.name(),
                partner.pcn(),
                partner.partnerId(),
                partner.globalPartnerId(),
                partner.partnerTypes(),
                partner.country(),
                partner.region(),
                partner.authorized(),
                partner.mpaSigned(),
                partner.indirectProviderTenantId());
    }

    void remove(UUID tenantId, long sequence) {
        sql.run("""
                insert into partner (tenant_id, sequence) values (?, ?)
                on conflict (tenant_id) do update set
                    sequence = excluded.sequence, version = 0, name = null, pcn = null, partner_id = null,
                    global_partner_id = null, partner_types = null, country = null, region = null, authorized = null,
                    mpa_signed = null, indirect_provider_tenant_id = null
                where partner.sequence < excluded.sequence
                """, tenantId, sequence);
    }
}
