package dev.sluice.cocp.partner;

import static dev.sluice.platform.sql.Columns.reading;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.cocp.database.Places;
import dev.sluice.cocp.database.RowSet;
import dev.sluice.cocp.partner.PartnerLedger.Registered;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.paging.Position;
import dev.sluice.platform.sql.Columns;
import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class Partners {

    /** Apart from all other advisory locks. */
    private static final int PCN_LOCKS = 24;

    private final Sql sql;
    private final RowSet rowSet;

    Partners(Sql sql, RowSet rowSet) {
        this.sql = sql;
        this.rowSet = rowSet;
    }

    Optional<Partner> find(UUID tenant) {
        return sql.first(reading(Partners::partner), "select * from partner where tenant_id = ?", tenant);
    }

    Optional<Partner> withPcn(String pcn) {
        return sql.first(reading(Partners::partner), "select * from partner where pcn = ?", pcn);
    }

    private record Listed(Partner partner, Instant created) {}

    /** {@code name} anywhere in the name, without regard to case. */
    Page<Partner> list(@Nullable String pcn, @Nullable String name, PageRequest page) {
        var after = page.after();
        var pattern = pattern(name);
        var rows = sql.list(
                reading(row -> new Listed(partner(row), row.instant("created"))),
                """
                select * from partner
                where (created, tenant_id) > (?, ?) and (?::text is null or pcn = ?) and (?::text is null or name ilike ?)
                order by created, tenant_id limit ?
                """,
                after.created(),
                after.id(),
                pcn,
                pcn,
                pattern,
                pattern,
                page.pageSize() + 1);
        return page(rows, page);
    }

    /** Authorised partners of a region that have a PCN. */
    Page<Partner> authorizedIn(String region, @Nullable String name, PageRequest page) {
        var after = page.after();
        var pattern = pattern(name);
        var rows = sql.list(
                reading(row -> new Listed(partner(row), row.instant("created"))),
                """
                select * from partner
                where (created, tenant_id) > (?, ?) and authorized and pcn is not null and region = ?
                    and (?::text is null or name ilike ?)
                order by created, tenant_id limit ?
                """,
                after.created(),
                after.id(),
                region,
                pattern,
                pattern,
                page.pageSize() + 1);
        return page(rows, page);
    }

    private static @Nullable String pattern(@Nullable String name) {
        return name == null ? null : "%" + name.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    private static Page<Partner> page(List<Listed> rows, PageRequest page) {
        return Page.of(
                        rows,
                        page,
                        row -> new Position(row.created(), row.partner().partnerTenantId()))
                .map(Listed::partner);
    }

    /** Those of these tenants that are partners; nobody else changes them until this transaction ends. */
    Map<UUID, Partner> lockAll(Collection<UUID> tenants) {
        return sql
                .list(
                        reading(Partners::partner),
                        "select * from partner where tenant_id = any (?) order by tenant_id for update",
                        tenants)
                .stream()
                .collect(Collectors.toUnmodifiableMap(Partner::partnerTenantId, Function.identity()));
    }

    /**
     * Nobody else gives these PCNs to a partner, or names them in an agreement, until this transaction ends. By a few locks, in
     * order, however many there are.
     */
    void reserve(Collection<String> pcns) {
        sql.list(reading(row -> ""), """
                select 1 from (select pg_advisory_xact_lock(?, place) from (
                    select distinct hashtext(pcn) & 63 as place from unnest(?::text[]) as pcn order by place) as places) as held
                """, PCN_LOCKS, pcns);
    }

    /** Who has these PCNs. */
    Map<String, UUID> holders(Collection<String> pcns) {
        return pcns.isEmpty()
                ? Map.of()
                : sql
                        .list(
                                reading(row -> Map.entry(row.text("pcn"), row.uuid("tenant_id"))),
                                "select pcn, tenant_id from partner where pcn = any (?)",
                                pcns)
                        .stream()
                        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Which of these tenants are partners. */
    Set<UUID> registered(Collection<UUID> tenants) {
        return tenants.isEmpty()
                ? Set.of()
                : Set.copyOf(sql.list(
                        reading(row -> row.uuid("tenant_id")),
                        "select tenant_id from partner where tenant_id = any (?)",
                        tenants));
    }

    /** A row of {@link #put}. */
    private record Kept(@JsonUnwrapped Partner partner, int regionEdition) {}

    /** Returns each one's place on the state topic. */
    Map<UUID, Long> put(List<Registered> registered, Instant now) {
        var rows = registered.stream()
                .map(each -> new Kept(each.after(), each.region().edition()))
                .toList();
        var places = sql.list(reading(Places::ofTenant), """
                insert into partner as known (tenant_id, name, pcn, partner_id, global_partner_id, partner_types, country, region,
                    region_edition, authorized, mpa_signed, indirect_provider_tenant_id, submitters, version, sequence, created)
                select "partnerTenantId", name, pcn, "partnerId", "globalPartnerId", "partnerTypes", country, region,
                    "regionEdition", authorized, "mpaSigned", "indirectProviderTenantId", submitters, version, 1, ?
                from json_to_recordset(?::json) as entered ("partnerTenantId" uuid, name text, pcn text, "partnerId" text,
                    "globalPartnerId" text, "partnerTypes" text[], country text, region text, "regionEdition" integer,
                    authorized boolean, "mpaSigned" boolean, "indirectProviderTenantId" uuid, submitters integer, version bigint)
                on conflict (tenant_id) do update
                set name = excluded.name, pcn = excluded.pcn, partner_id = excluded.partner_id,
                    global_partner_id = excluded.global_partner_id, partner_types = excluded.partner_types,
                    country = excluded.country, region = excluded.region, region_edition = excluded.region_edition,
                    authorized = excluded.authorized, mpa_signed = excluded.mpa_signed,
                    indirect_provider_tenant_id = excluded.indirect_provider_tenant_id, version = excluded.version,
                    sequence = known.sequence + 1
                where known.version = excluded.version - 1
                returning tenant_id, sequence
                """, now, rowSet.of(rows));
        return Places.all(places, rows.size());
    }

    /** Returns each one's place on the state topic. */
    Map<UUID, Long> countSubmitters(List<Partner> counted) {
        var places = sql.list(reading(Places::ofTenant), """
                update partner as known
                set submitters = counted.submitters, version = counted.version, sequence = known.sequence + 1
                from json_to_recordset(?::json) as counted ("partnerTenantId" uuid, submitters integer, version bigint)
                where known.tenant_id = counted."partnerTenantId"
                returning tenant_id, sequence
                """, rowSet.of(counted));
        return Places.all(places, counted.size());
    }

    /** Takes the next place of each on the state topic. */
    Map<UUID, Long> nextSequences(Collection<UUID> tenants) {
        var places = sql.list(
                reading(Places::ofTenant),
                "update partner set sequence = sequence + 1 where tenant_id = any (?) returning tenant_id, sequence",
                tenants);
        return Places.all(places, tenants.size());
    }

    List<UUID> after(UUID last, int limit) {
        return sql.list(
                reading(row -> row.uuid("tenant_id")),
                "select tenant_id from partner where tenant_id > ? order by tenant_id limit ?",
                last,
                limit);
    }

    private static Partner partner(Columns row) {
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
