package dev.sluice.attribution.association;

import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class Associations {

    private final Sql sql;

    Associations(Sql sql) {
        this.sql = sql;
    }

    /** Also those that are empty. */
    List<Association> of(Unit unit) {
        return sql.list(
                Associations::association,
                "select * from association where unit_kind = ? and unit_id = ?",
                unit.kind().name(),
                unit.id());
    }

    List<UUID> ids(Optional<UUID> after, int limit) {
        return sql.list(
                row -> row.getObject(1, UUID.class),
                "select id from association where id > ? order by id limit ?",
                after.orElse(new UUID(0, 0)),
                limit);
    }

    List<String> subscriptionsOfClaim(UUID claimId) {
        return sql.list(row -> row.getString(1), """
                select distinct subscription_id from association
                where unit_kind = 'CLAIM' and unit_id >= ? and unit_id < ? and subscription_id is not null
                """, claimId + "/", claimId + "0");
    }

    /** Of those that last at that instant or later. */
    List<UUID> lasting(Instant at, Optional<UUID> after, int limit) {
        return sql.list(
                row -> row.getObject(1, UUID.class),
                "select id from association where id > ? and (ends_at is null or ends_at > ?) order by id limit ?",
                after.orElse(new UUID(0, 0)),
                at,
                limit);
    }

    Optional<Association> find(UUID id) {
        return sql.first(Associations::association, "select * from association where id = ?", id);
    }

    /** Nobody else changes it until the transaction ends. */
    Optional<Association> locked(UUID id) {
        return sql.first(Associations::association, "select * from association where id = ? for no key update", id);
    }

    void add(Association association) {
        var unit = association.unit();
        sql.run(
                """
                insert into association (id, unit_kind, unit_id, type, source, subscription_id, agreement_id, workload,
                    partner_tenant_id, customer_tenant_id, begins_at, ends_at, recognition, incentive_eligible, rule_set,
                    created, version, event_sequence, state_sequence)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)
                """,
                association.id(),
                unit.kind().name(),
                unit.id(),
                unit.type().name(),
                unit.source(),
                unit.subscriptionId(),
                unit.agreementId(),
                unit.workload(),
                association.partnerTenantId(),
                association.customerTenantId(),
                association.from(),
                association.until(),
                association.recognition(),
                association.incentiveEligible(),
                association.ruleSet(),
                association.created(),
                association.version());
        sql.run("""
                insert into association_party (tenant_id, role, created, id)
                select party.tenant_id, party.role, a.created, a.id
                from association a
                cross join lateral (values
                    (a.customer_tenant_id, 'CUSTOMER'), (a.partner_tenant_id, 'PARTNER')) party (tenant_id, role)
                where a.id = ?
                """, association.id());
    }

    void change(Association association) {
        sql.run(
                """
                update association set
                    begins_at = ?, ends_at = ?, recognition = ?, incentive_eligible = ?, rule_set = ?, version = ?
                where id = ?
                """,
                association.from(),
                association.until(),
                association.recognition(),
                association.incentiveEligible(),
                association.ruleSet(),
                association.version(),
                association.id());
    }

    long nextEvent(UUID id) {
        return sql.first(
                        row -> row.getLong(1),
                        "update association set event_sequence = event_sequence + 1 where id = ? returning event_sequence",
                        id)
                .orElseThrow();
    }

    long nextState(UUID id) {
        return sql.first(
                        row -> row.getLong(1),
                        "update association set state_sequence = state_sequence + 1 where id = ? returning state_sequence",
                        id)
                .orElseThrow();
    }

    static Association association(ResultSet row) throws SQLException {
        return new Association(
                row.getObject("id", UUID.class),
                unit(row),
                row.getObject("partner_tenant_id", UUID.class),
                row.getObject("customer_tenant_id", UUID.class),
                Objects.requireNonNull(Sql.instant(row, "begins_at")),
                Sql.instant(row, "ends_at"),
                row.getBoolean("recognition"),
                row.getBoolean("incentive_eligible"),
                row.getInt("rule_set"),
                Objects.requireNonNull(Sql.instant(row, "created")),
                row.getLong("version"));
    }

    private static Unit unit(ResultSet row) throws SQLException {
        return new Unit(
                UnitKind.valueOf(row.getString("unit_kind")),
                row.getString("unit_id"),
                AssociationType.valueOf(row.getString("type")),
                row.getString("source"),
                row.getString("subscription_id"),
                row.getString("agreement_id"),
                row.getString("workload"));
    }
}
