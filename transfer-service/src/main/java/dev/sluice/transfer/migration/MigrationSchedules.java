package dev.sluice.transfer.migration;

import static java.util.Objects.requireNonNull;

import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.paging.Position;
import dev.sluice.platform.sql.Sql;
import dev.sluice.platform.tenancy.Caller;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class MigrationSchedules implements PanacheRepositoryBase<MigrationSchedule, UUID> {

    private static final String FILTER = """
            (?::text is null or s.state = ?) and (?::uuid is null or s.customer_tenant_id = ?)
                and (?::text is null or s.current_subscription_id = ?)
                and (?::text is null or s.external_reference_id = ?)
            """;

    private static final String OWN = """
            select p.created, p.id from migration_schedule_party p join migration_schedule s on s.id = p.id
            where p.tenant_id = ? and p.role = ? and (p.created, p.id) > (?, ?) and
            """ + FILTER + "order by p.created, p.id limit ?";

    private static final String ALL = """
            select s.created, s.id from migration_schedule s
            where ?::uuid is not null and ?::text is not null and (s.created, s.id) > (?, ?) and
            """ + FILTER + "order by s.created, s.id limit ?";

    private final Sql sql;

    MigrationSchedules(Sql sql) {
        this.sql = sql;
    }

    void add(MigrationSchedule schedule) {
        persistAndFlush(schedule);
        addParty(schedule.customerTenantId(), "CUSTOMER", schedule);
        addParty(schedule.partner().tenantId(), "PARTNER", schedule);
    }

    private void addParty(UUID tenant, String role, MigrationSchedule schedule) {
        sql.run(
                "insert into migration_schedule_party (tenant_id, role, created, id) values (?, ?, ?, ?)",
                tenant,
                role,
                schedule.created(),
                schedule.id());
    }

    Optional<MigrationSchedule> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Whether the vendor's lead of a term's end came to something, good or bad; one that was called off did not. */
    boolean wasLed(String subscription, LocalDate lastDay) {
        return sql.first(row -> true, """
                        select 1 from migration_schedule
                        where current_subscription_id = ? and subscription_end_date = ? and origin = 'VENDOR'
                            and state in ('PROCESSED', 'FAILED')
                        """, subscription, lastDay).isPresent();
    }

    /** Those of them that are the vendor's and wait for their day. */
    Set<UUID> openOfVendor(Collection<UUID> ids) {
        return ids.isEmpty() ? Set.of() : Set.copyOf(sql.list(row -> row.getObject(1, UUID.class), """
                        select id from migration_schedule
                        where id = any (?::uuid[]) and origin = 'VENDOR' and state = 'CREATED'
                        """, ids));
    }

    /** Those that nobody else holds, which nobody else does until this transaction ends. */
    List<UUID> lockAllUnlessHeld(Collection<UUID> ids) {
        return sql.list(
                row -> row.getObject("id", UUID.class),
                "select id from migration_schedule where id = any (?::uuid[]) order by id for no key update skip locked",
                ids);
    }

    /** False while somebody else holds it. */
    boolean lockUnlessHeld(UUID id) {
        return sql.first(
                        row -> true, "select id from migration_schedule where id = ? for no key update skip locked", id)
                .isPresent();
    }

    /**
     * Which are wanted; what is absent does not matter.
     *
     * @param reference the caller's own key
     */
    record Wanted(
            @Nullable ScheduleState state,
            @Nullable UUID customer,
            @Nullable String subscription,
            @Nullable String reference) {}

    Page<MigrationSchedule> list(Caller caller, Wanted wanted, PageRequest page) {
        var after = page.after();
        var state = wanted.state() == null ? null : wanted.state().name();
        var places = sql.list(
                row -> new Position(requireNonNull(Sql.instant(row, "created")), row.getObject("id", UUID.class)),
                caller.isOperator() ? ALL : OWN,
                caller.tenant(),
                caller.type().name(),
                after.created(),
                after.id(),
                state,
                state,
                wanted.customer(),
                wanted.customer(),
                wanted.subscription(),
                wanted.subscription(),
                wanted.reference(),
                wanted.reference(),
                page.pageSize() + 1);
        var ids = Page.of(places, page, place -> place);
        return new Page<>(inOrder(ids.items().stream().map(Position::id).toList()), ids.nextPageToken());
    }

    private List<MigrationSchedule> inOrder(List<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1 order by created, id", ids);
    }
}
