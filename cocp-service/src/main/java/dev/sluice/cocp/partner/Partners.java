package dev.sluice.cocp.partner;

import dev.sluice.cocp.database.Row;
import dev.sluice.cocp.database.Statements;
import dev.sluice.cocp.region.Region;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.paging.Position;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class Partners {

    private final Statements statements;

    Partners(Statements statements) {
        this.statements = statements;
    }

    Optional<Partner> find(UUID tenant) {
        return statements.first("select * from partner where tenant_id = ?", Partners::partner, tenant);
    }

    Optional<Partner> lock(UUID tenant) {
        return statements.first("select * from partner where tenant_id = ? for update", Partners::partner, tenant);
    }

    Optional<Partner> withPcn(String pcn) {
        return statements.first("select * from partner where pcn = ?", Partners::partner, pcn);
    }

    private record Listed(Partner partner, Instant created) {}

    /** {@code name} anywhere in the name, without regard to case. */
    Page<Partner> list(@Nullable String pcn, @Nullable String name, PageRequest page) {
        var after = page.after();
        var pattern = name == null ? null : "%" + name.replaceAll("([\\\\%_])", "\\\\$1") + "%";
        var rows = statements.query(
                """
                select * from partner
                where (created, tenant_id) > (?, ?) and (?::text is null or pcn = ?) and (?::text is null or name ilike ?)
                order by created, tenant_id limit ?
                """,
                row -> new Listed(partner(row), row.instant("created")),
                after.created(),
                after.id(),
                pcn,
                pcn,
                pattern,
                pattern,
                page.pageSize() + 1);
        return Page.of(
                        rows,
                        page,
                        row -> new Position(row.created(), row.partner().partnerTenantId()))
                .map(Listed::partner);
    }

    void add(Partner partner, Region region, Instant now) {
        statements.update(
                """
                insert into partner (tenant_id, name, pcn, partner_id, global_partner_id, partner_types, country, region,
                    region_edition, authorized, mpa_signed, indirect_provider_tenant_id, submitters, version, sequence, created)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)
                """,
                partner.partnerTenantId(),
                partner.name(),
                partner.pcn(),
                partner.partnerId(),
                partner.globalPartnerId(),
                partner.partnerTypes(),
                partner.country(),
                region.name(),
                region.edition(),
                partner.authorized(),
                partner.mpaSigned(),
                partner.indirectProviderTenantId(),
                partner.submitters(),
                partner.version(),
                now);
    }

    void replace(Partner partner, Region region) {
        statements.update(
                """
                update partner set name = ?, pcn = ?, partner_id = ?, global_partner_id = ?, partner_types = ?, country = ?,
                    region = ?, region_edition = ?, authorized = ?, mpa_signed = ?, indirect_provider_tenant_id = ?, version = ?
                where tenant_id = ?
                """,
                partner.name(),
                partner.pcn(),
                partner.partnerId(),
                partner.globalPartnerId(),
                partner.partnerTypes(),
                partner.country(),
                region.name(),
                region.edition(),
                partner.authorized(),
                partner.mpaSigned(),
                partner.indirectProviderTenantId(),
                partner.version(),
                partner.partnerTenantId());
    }

    void countSubmitters(Partner partner) {
        statements.update(
                "update partner set submitters = ?, version = ? where tenant_id = ?",
                partner.submitters(),
                partner.version(),
                partner.partnerTenantId());
    }

    /** Takes the next place of this partner on the state topic. */
    long nextSequence(UUID tenant) {
        return statements
                .first(
                        "update partner set sequence = sequence + 1 where tenant_id = ? returning sequence",
                        row -> row.number("sequence"),
                        tenant)
                .orElseThrow();
    }

    List<UUID> after(UUID last, int limit) {
        return statements.query(
                "select tenant_id from partner where tenant_id > ? order by tenant_id limit ?",
                row -> row.uuid("tenant_id"),
                last,
                limit);
    }

    private static Partner partner(Row row) {
        return new Partner(
                row.uuid("tenant_id"),
                row.text("name"),
                row.findText("pcn"),
                row.text("partner_id"),
                row.findText("global_partner_id"),
                row.texts("partner_types").stream().map(PartnerType::valueOf).toList(),
                row.text("country"),
                row.text("region"),
                row.flag("authorized"),
                row.flag("mpa_signed"),
                row.findUuid("indirect_provider_tenant_id"),
                Math.toIntExact(row.number("submitters")),
                row.number("version"));
    }
}
