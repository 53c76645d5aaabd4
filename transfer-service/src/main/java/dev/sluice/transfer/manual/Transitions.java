package dev.sluice.transfer.manual;

import static java.util.Objects.requireNonNull;

import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.paging.Position;
import dev.sluice.platform.sql.Sql;
import dev.sluice.platform.tenancy.Caller;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All manual transitions and their steps. */
@ApplicationScoped
class Transitions implements PanacheRepositoryBase<Transition, UUID> {

    private static final String OWN = """
            select p.created, p.id from manual_transition_party p join manual_transition t on t.id = p.id
            where p.tenant_id = ? and (?::text is null or t.state = ?) and (p.created, p.id) > (?, ?)
            order by p.created, p.id limit ?
            """;

    private static final String ALL = """
            select opened_at as created, id from manual_transition
            where ?::uuid is not null and (?::text is null or state = ?) and (opened_at, id) > (?, ?)
            order by opened_at, id limit ?
            """;

    private final Sql sql;

    Transitions(Sql sql) {
        this.sql = sql;
    }

    Optional<Transition> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    boolean lockUnlessHeld(UUID id) {
        return sql.first(row -> true, "select id from manual_transition where id = ? for no key update skip locked", id)
                .isPresent();
    }

    boolean isOpen(UUID partner, Channel channel, String subscription) {
        return sql.first(row -> true, """
                        select 1 from manual_transition
                        where partner_tenant_id = ? and source_channel = ? and source_subscription_id = ? and state = 'OPEN'
                        """, partner, channel, subscription).isPresent();
    }

    void add(Transition transition, Map<StepKind, Who> steps) {
        persist(transition);
        flush();
        transition
                .parties()
                .forEach(tenant -> sql.run(
                        "insert into manual_transition_party (tenant_id, created, id) values (?, ?, ?)",
                        tenant,
                        transition.openedAt(),
                        transition.id()));
        steps.forEach((step, who) -> sql.run(
                "insert into manual_transition_step (transition_id, step, who) values (?, ?, ?)",
                transition.id(),
                step,
                who));
    }

    /** In their order. */
    List<Step> steps(UUID transition) {
        return sql
                .list(
                        row -> new Step(
                                StepKind.valueOf(row.getString("step")),
                                Who.valueOf(row.getString("who")),
                                Sql.instant(row, "done_at")),
                        "select step, who, done_at from manual_transition_step where transition_id = ?",
                        transition)
                .stream()
                .sorted(Comparator.comparing(Step::step))
                .toList();
    }

    void done(UUID transition, StepKind step, Instant now) {
        sql.run(
                "update manual_transition_step set done_at = ? where transition_id = ? and step = ?",
                now,
                transition,
                step);
    }

    Page<Transition> list(Caller caller, @Nullable TransitionState state, PageRequest page) {
        var after = page.after();
        var wanted = state == null ? null : state.name();
        var places = sql.list(
                row -> new Position(requireNonNull(Sql.instant(row, "created")), row.getObject("id", UUID.class)),
                caller.isOperator() ? ALL : OWN,
                caller.tenant(),
                wanted,
                wanted,
                after.created(),
                after.id(),
                page.pageSize() + 1);
        var ids = Page.of(places, page, place -> place);
        return new Page<>(inOrder(ids.items().stream().map(Position::id).toList()), ids.nextPageToken());
    }

    private List<Transition> inOrder(List<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1 order by openedAt, id", ids);
    }
}
