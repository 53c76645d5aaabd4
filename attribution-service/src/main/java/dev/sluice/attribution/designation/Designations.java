package dev.sluice.attribution.designation;

import static java.util.Objects.requireNonNull;

import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class Designations {

    private final Sql sql;

    Designations(Sql sql) {
        this.sql = sql;
    }

    Optional<Designation> find(UUID partner, ScoredArea area) {
        return sql.first(
                Designations::designation,
                "select * from designation where partner_tenant_id = ? and area = ?",
                partner,
                area.name());
    }

    Optional<Designation> find(UUID id) {
        return sql.first(Designations::designation, "select * from designation where id = ?", id);
    }

    /** Nobody else changes it, or makes it, until the transaction ends. */
    Optional<Designation> locked(UUID partner, ScoredArea area) {
        sql.list(row -> 1, "select pg_advisory_xact_lock(" + KEY + ")", partner, area.name());
        return find(partner, area);
    }

    private static final String KEY = "hashtextextended('designation ' || ? || ' ' || ?, 0)";

    /** False when somebody else has locked it. */
    boolean lockUnlessHeld(UUID id) {
        return find(id).flatMap(found -> sql.first(
                        row -> row.getBoolean(1),
                        "select pg_try_advisory_xact_lock(" + KEY + ")",
                        found.partnerTenantId(),
                        found.area().name()))
                .orElse(false);
    }

    /** Returns it with its new version. */
    Designation keep(Designation designation) {
        return sql.first(
                        Designations::designation,
                        """
                        insert into designation (id, partner_tenant_id, area, status, status_since, qualified_on, enrolled_at,
                            enrolled_until, version, sequence)
                        values (?, ?, ?, ?, ?, ?, ?, ?, 1, 0)
                        on conflict (id) do update set status = excluded.status, status_since = excluded.status_since,
                            qualified_on = excluded.qualified_on, enrolled_at = excluded.enrolled_at,
                            enrolled_until = excluded.enrolled_until, version = designation.version + 1
                        returning *
                        """,
                        designation.id(),
                        designation.partnerTenantId(),
                        designation.area().name(),
                        designation.status().name(),
                        designation.statusSince(),
                        designation.qualifiedOn(),
                        designation.enrolledAt(),
                        designation.enrolledUntil())
                .orElseThrow();
    }

    long nextEvent(UUID id) {
        return sql.first(
                        row -> row.getLong(1),
                        "update designation set sequence = sequence + 1 where id = ? returning sequence",
                        id)
                .orElseThrow();
    }

    /** Without certified people no score is enough. */
    List<UUID> candidates() {
        return sql.list(
                row -> row.getObject(1, UUID.class),
                "select partner_tenant_id from certification union select partner_tenant_id from designation order by 1");
    }

    Optional<YearMonth> lastRefresh() {
        return sql.first(
                        row -> row.getObject(1, LocalDate.class),
                        "select max(month) from score_refresh having max(month) is not null")
                .map(YearMonth::from);
    }

    void refreshed(YearMonth month) {
        sql.run("insert into score_refresh (month) values (?) on conflict do nothing", month.atDay(1));
    }

    private static Designation designation(ResultSet row) throws SQLException {
        return new Designation(
                row.getObject("id", UUID.class),
                row.getObject("partner_tenant_id", UUID.class),
                ScoredArea.valueOf(row.getString("area")),
                DesignationStatus.valueOf(row.getString("status")),
                requireNonNull(Sql.instant(row, "status_since")),
                row.getObject("qualified_on", LocalDate.class),
                Sql.instant(row, "enrolled_at"),
                Sql.instant(row, "enrolled_until"),
                row.getLong("version"));
    }
}
