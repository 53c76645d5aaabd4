package dev.sluice.transfer.manual;

import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.sql.Sql;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.listing.KeySet;
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
                        "insert into manual_transition_party (tenant_id, created, id, state) values (?, ?, ?, ?)",
                        tenant,
                        transition.openedAt(),
                        transition.id(),
                        transition.state()));
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

    /** So that lists of one state find it. */
    void settle(Transition transition) {
        sql.run(
                "update manual_transition_party set state = ? where id = ? and state <> ?",
                transition.state(),
                transition.id(),
                transition.state());
    }

    Page<Transition> list(Caller caller, @Nullable TransitionState state, PageRequest page) {
        var all = caller.isOperator()
                ? KeySet.of("manual_transition", "opened_at")
                : KeySet.of("manual_transition_party", "created").with("tenant_id", caller.tenant());
        var ids = all.with("state", state).page(sql, page);
        return new Page<>(inOrder(ids.items()), ids.nextPageToken());
    }

    private List<Transition> inOrder(List<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1 order by openedAt, id", ids);
    }
}
