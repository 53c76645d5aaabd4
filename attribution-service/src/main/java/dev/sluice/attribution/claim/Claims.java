package dev.sluice.attribution.claim;

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
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class Claims implements PanacheRepositoryBase<Claim, UUID> {

    /** For a reviewer. */
    private static final List<ClaimState> WAITING =
            List.of(ClaimState.SUBMITTED, ClaimState.UNDER_REVIEW, ClaimState.DISPUTE);

    private static final int MOST_TOLD = 200;

    private final Sql sql;

    Claims(Sql sql) {
        this.sql = sql;
    }

    /** Nobody else acts on it until this transaction ends. */
    Optional<Claim> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** In the order of ids: two transactions never wait for each other crosswise. */
    List<Claim> lockAll(Collection<UUID> ids) {
        return ids.stream().distinct().sorted().flatMap(id -> lock(id).stream()).toList();
    }

    /** False when somebody else holds it, or it is gone. */
    boolean lockUnlessHeld(UUID id) {
        return sql.first(row -> 1, "select 1 from claim where id = ? for no key update skip locked", id)
                .isPresent();
    }

    /** What belongs to it has changed: whoever decided on the version before decides again. */
    void touch(Claim claim) {
        getEntityManager().lock(claim, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
    }

    /** Claims on one of these subscriptions as it was first claimed, in the order in which they are locked. */
    List<UUID> claimedOn(Collection<String> subscriptionIds) {
        return sql.list(
                row -> row.getObject(1, UUID.class),
                "select id from claim where subscription_id = any (?) and state <> 'REJECTED_FINAL' order by id",
                subscriptionIds);
    }

    Optional<String> subscriptionOf(UUID id) {
        return sql.first(
                row -> row.getString(1),
                "select subscription_id from claim where id = ? and subscription_id is not null",
                id);
    }

    void addParty(UUID tenant, String role, Claim claim) {
        sql.run(
                "insert into claim_party (tenant_id, role, created, id) values (?, ?, ?, ?) on conflict do nothing",
                tenant,
                role,
                claim.createdAt(),
                claim.id());
    }

    Page<UUID> list(Caller caller, @Nullable ClaimState state, PageRequest page) {
        var after = page.after();
        var wanted = state == null ? null : state.name();
        var rows = caller.isOperator()
                ? sql.list(
                        row -> new Position(
                                requireNonNull(Sql.instant(row, "created")), row.getObject("id", UUID.class)),
                        """
                        select created, id from claim
                        where (created, id) > (?, ?) and first_submitted_at is not null and (?::text is null or state = ?)
                        order by created, id limit ?
                        """,
                        after.created(),
                        after.id(),
                        wanted,
                        wanted,
                        page.pageSize() + 1)
                : sql.list(
                        row -> new Position(
                                requireNonNull(Sql.instant(row, "created")), row.getObject("id", UUID.class)),
                        """
                        select p.created, p.id from claim_party p join claim c on c.id = p.id
                        where p.tenant_id = ? and p.role = ? and (p.created, p.id) > (?, ?)
                            and (?::text is null or c.state = ?)
                        order by p.created, p.id limit ?
                        """,
                        caller.tenant(),
                        caller.type().name(),
                        after.created(),
                        after.id(),
                        wanted,
                        wanted,
                        page.pageSize() + 1);
        return Page.of(rows, page, position -> position).map(Position::id);
    }

    /** What waits for a reviewer, the clock that runs out first in front. */
    Page<UUID> queue(PageRequest page) {
        var after = page.after();
        var rows = sql.list(
                row -> new Position(requireNonNull(Sql.instant(row, "due_at")), row.getObject("id", UUID.class)),
                """
                select due_at, id from claim
                where state in ('SUBMITTED', 'UNDER_REVIEW', 'DISPUTE') and (due_at, id) > (?, ?)
                order by due_at, id limit ?
                """,
                after.created(),
                after.id(),
                page.pageSize() + 1);
        return Page.of(rows, page, position -> position).map(Position::id);
    }

    List<Claim> overdue(Instant now) {
        return find("state in ?1 and dueAt <= ?2 order by dueAt, id", WAITING, now)
                .page(0, MOST_TOLD)
                .list();
    }
}
