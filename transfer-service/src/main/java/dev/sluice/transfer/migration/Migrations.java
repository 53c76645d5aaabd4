package dev.sluice.transfer.migration;

import static java.util.Objects.requireNonNull;

import dev.sluice.platform.sql.Sql;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Term;
import dev.sluice.transfer.registry.PartnerRef;
import dev.sluice.transfer.subscription.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All migrations. */
@ApplicationScoped
class Migrations {

    private final Sql sql;

    Migrations(Sql sql) {
        this.sql = sql;
    }

    void add(MigrationFacts facts, Instant at) {
        sql.run(
                """
                insert into migration (id, customer_tenant_id, partner_tenant_id, partner_name, origin, current_subscription_id,
                    sku, quantity, term_duration, billing_cycle, state, started_at, version, sequence)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 0)
                """,
                facts.migrationId(),
                facts.customerTenantId(),
                facts.partner().tenantId(),
                facts.partner().name(),
                facts.origin().name(),
                facts.currentSubscriptionId(),
                facts.sku(),
                facts.quantity(),
                facts.termDuration().name(),
                facts.billingCycle().spelling(),
                facts.state().name(),
                at);
        addParty(facts.customerTenantId(), "CUSTOMER", facts.migrationId(), at);
        addParty(facts.partner().tenantId(), "PARTNER", facts.migrationId(), at);
    }

    private void addParty(UUID tenant, String role, UUID id, Instant at) {
        sql.run("insert into migration_party (tenant_id, role, created, id) values (?, ?, ?, ?)", tenant, role, at, id);
    }

    /** The next place in its stream; nobody else takes one until this transaction ends. */
    long next(UUID id, String name, Instant at) {
        var sequence = sql.first(
                        row -> row.getLong(1),
                        "update migration set sequence = sequence + 1 where id = ? returning sequence",
                        id)
                .orElseThrow();
        sql.run(
                "insert into migration_event (migration_id, sequence, name, created_at) values (?, ?, ?, ?)",
                id,
                sequence,
                name,
                at);
        return sequence;
    }

    void end(MigrationFacts facts, @Nullable String failureCode, Instant at) {
        sql.run(
                """
                update migration set state = ?, ended_at = ?, new_subscription_id = ?, order_id = ?, failure_code = ?,
                    version = version + 1
                where id = ?
                """,
                facts.state().name(),
                at,
                facts.newSubscriptionId(),
                facts.orderId(),
                failureCode,
                facts.migrationId());
    }

    Optional<Migration> find(UUID id) {
        return sql.first(Migrations::migration, "select * from migration where id = ?", id);
    }

    List<LoggedEvent> events(Migration migration) {
        return sql.list(
                row -> event(migration, row),
                "select sequence, name, created_at from migration_event where migration_id = ? order by sequence",
                migration.id());
    }

    private static LoggedEvent event(Migration migration, ResultSet row) throws SQLException {
        var place = migration.id() + "/" + row.getLong("sequence");
        return new LoggedEvent(
                UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8)),
                migration.id(),
                migration.currentSubscriptionId(),
                migration.customerTenantId(),
                requireNonNull(Sql.instant(row, "created_at")),
                row.getString("name"));
    }

    List<Migration> ofTenant(UUID tenant, String role, Instant after, UUID afterId, int limit) {
        return sql.list(Migrations::migration, """
                select m.* from (
                    select created, id from migration_party
                    where tenant_id = ? and role = ? and (created, id) > (?, ?) order by created, id limit ?
                ) place join migration m on m.id = place.id order by place.created, place.id
                """, tenant, role, after, afterId, limit);
    }

    List<Migration> all(Instant after, UUID afterId, int limit) {
        return sql.list(
                Migrations::migration,
                "select * from migration where (started_at, id) > (?, ?) order by started_at, id limit ?",
                after,
                afterId,
                limit);
    }

    private static Migration migration(ResultSet row) throws SQLException {
        return Migration.of(
                facts(row),
                requireNonNull(Sql.instant(row, "started_at")),
                Sql.instant(row, "ended_at"),
                row.getString("failure_code"),
                row.getLong("version"));
    }

    private static MigrationFacts facts(ResultSet row) throws SQLException {
        return new MigrationFacts(
                row.getObject("id", UUID.class),
                Origin.valueOf(row.getString("origin")),
                MigrationState.valueOf(row.getString("state")),
                new PartnerRef(row.getObject("partner_tenant_id", UUID.class), row.getString("partner_name")),
                row.getObject("customer_tenant_id", UUID.class),
                row.getString("current_subscription_id"),
                row.getString("sku"),
                row.getInt("quantity"),
                Term.valueOf(row.getString("term_duration")),
                BillingCycle.of(row.getString("billing_cycle")),
                row.getObject("new_subscription_id", UUID.class),
                row.getObject("order_id", UUID.class));
    }
}
