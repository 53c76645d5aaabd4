package dev.sluice.transfer.migration;

import static java.util.Objects.requireNonNull;

import dev.sluice.platform.paging.Position;
import dev.sluice.platform.sql.Sql;
import dev.sluice.platform.sql.Together;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Term;
import dev.sluice.transfer.registry.PartnerRef;
import dev.sluice.transfer.subscription.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All migrations. */
@ApplicationScoped
class Migrations {

    private static final String FILTER = """
            (?::text is null or m.state = ?) and (?::uuid is null or m.customer_tenant_id = ?)
                and (?::text is null or m.current_subscription_id = ? or exists (
                    select 1 from migration_member b where b.migration_id = m.id and b.current_subscription_id = ?))
                and (?::text is null or m.external_reference_id = ?) and (not ? or m.origin <> 'EA_RENEWAL')
            """;

    private static final String OWN = """
            select m.* from migration_party p join migration m on m.id = p.id
            where p.tenant_id = ? and p.role = ? and (p.created, p.id) > (?, ?) and
            """ + FILTER + "order by p.created, p.id limit ?";

    private static final String ALL = """
            select m.* from migration m
            where ?::uuid is not null and ?::text is not null and (m.started_at, m.id) > (?, ?) and
            """ + FILTER + "order by m.started_at, m.id limit ?";

    private final Sql sql;
    private final Together together;
    private final MigrationMembers members;

    Migrations(Sql sql, Together together, MigrationMembers members) {
        this.sql = sql;
        this.together = together;
        this.members = members;
    }

    void add(MigrationFacts facts, Instant at) {
        sql.write(
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
        together.know(place(facts.migrationId()), new AtomicLong());
        addParty(facts.customerTenantId(), "CUSTOMER", facts.migrationId(), at);
        addParty(facts.partner().tenantId(), "PARTNER", facts.migrationId(), at);
    }

    void addParty(UUID tenant, String role, UUID id, Instant at) {
        sql.write(
                "insert into migration_party (tenant_id, role, created, id) values (?, ?, ?, ?)", tenant, role, at, id);
    }

    /** The next place in its stream; nobody else takes one until this transaction ends. */
    long next(UUID id, String name, Instant at) {
        var sequence = together.isGathering() ? counted(id) : increment(id);
        sql.write(
                "insert into migration_event (migration_id, sequence, name, created_at) values (?, ?, ?, ?)",
                id,
                sequence,
                name,
                at);
        return sequence;
    }

    private long increment(UUID id) {
        return sql.first(
                        row -> row.getLong(1),
                        "update migration set sequence = sequence + 1 where id = ? returning sequence",
                        id)
                .orElseThrow();
    }

    private long counted(UUID id) {
        var sequence = together.once(
                        place(id), () -> requireNonNull(latest(List.of(id)).get(id)))
                .incrementAndGet();
        sql.write("update migration set sequence = ? where id = ?", sequence, id);
        return sequence;
    }

    private static Object place(UUID id) {
        return List.of(Migrations.class, id);
    }

    /** Reads their places at once, for those whose migrations go on one after the other. */
    void readAhead(Collection<UUID> ids) {
        latest(ids).forEach((id, place) -> together.know(place(id), place));
    }

    /** Nobody else takes the next ones until this transaction ends. */
    private Map<UUID, AtomicLong> latest(Collection<UUID> ids) {
        return sql
                .list(
                        row -> Map.entry(row.getObject("id", UUID.class), new AtomicLong(row.getLong("sequence"))),
                        "select id, sequence from migration where id = any (?::uuid[]) order by id for no key update",
                        ids)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void end(MigrationFacts facts, @Nullable String failureCode, Instant at) {
        sql.write(
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
        return withMembers(sql.list(Migrations::row, "select * from migration where id = ?", id)).stream()
                .findFirst();
    }

    List<Migration> all(Collection<UUID> ids) {
        return withMembers(sql.list(Migrations::row, "select * from migration where id = any (?::uuid[])", ids));
    }

    /** Until when a migration is being repaired; empty unless it is. */
    Optional<Instant> repairDeadline(UUID id) {
        return sql.first(
                row -> requireNonNull(Sql.instant(row, "repair_deadline")),
                "select repair_deadline from migration where id = ? and state = 'FAILED_REPAIRING'",
                id);
    }

    Map<UUID, String> states(Collection<UUID> ids) {
        return sql
                .list(
                        row -> Map.entry(row.getObject("id", UUID.class), row.getString("state")),
                        "select id, state from migration where id = any (?::uuid[])",
                        ids)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
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

    List<Migration> list(Caller caller, MigrationFilter wanted, Position after, int limit) {
        var state = wanted.state() == null ? null : wanted.state().name();
        return withMembers(sql.list(
                Migrations::row,
                caller.isOperator() ? ALL : OWN,
                caller.tenant(),
                caller.type().name(),
                after.created(),
                after.id(),
                state,
                state,
                wanted.customerTenantId(),
                wanted.customerTenantId(),
                wanted.subscription(),
                wanted.subscription(),
                wanted.subscription(),
                wanted.externalReferenceId(),
                wanted.externalReferenceId(),
                wanted.legacyOnly(),
                limit));
    }

    private List<Migration> withMembers(List<Migration.Row> rows) {
        var all = members.of(rows.stream().map(row -> row.facts().migrationId()).toList());
        var followed = followed(rows);
        return rows.stream()
                .map(row -> Migration.of(
                        row,
                        all.getOrDefault(row.facts().migrationId(), List.of()),
                        followed.contains(row.facts().migrationId())))
                .toList();
    }

    /** Of those that have failed: of which something was tried again later. */
    private Set<UUID> followed(List<Migration.Row> rows) {
        var failed = rows.stream()
                .map(Migration.Row::facts)
                .filter(facts -> facts.state().mayBeTriedAgain())
                .map(MigrationFacts::migrationId)
                .toList();
        return failed.isEmpty() ? Set.of() : Set.copyOf(sql.list(row -> row.getObject("id", UUID.class), """
                        select m.id from migration m where m.id = any (?::uuid[]) and exists (
                            select 1 from migration_member own
                            join migration_member other on other.current_subscription_id = own.current_subscription_id
                            join migration later on later.id = other.migration_id
                            where own.migration_id = m.id and later.started_at > m.started_at)
                        """, failed));
    }

    private static Migration.Row row(ResultSet row) throws SQLException {
        return new Migration.Row(
                facts(row),
                requireNonNull(Sql.instant(row, "started_at")),
                Sql.instant(row, "ended_at"),
                row.getString("failure_code"),
                row.getString("external_reference_id"),
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
                row.getObject("order_id", UUID.class),
                row.getObject("schedule_id", UUID.class),
                Sql.instant(row, "repair_deadline"),
                List.of());
    }
}
