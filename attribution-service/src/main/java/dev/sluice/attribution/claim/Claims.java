package dev.sluice.attribution.claim;

import static java.util.Objects.requireNonNull;

import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.paging.Position;
import dev.sluice.platform.sql.Sql;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.platform.tenancy.TenantType;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
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

    /** As their ids stand. */
    List<Claim> inOrder(List<UUID> ids) {
        var found = list("id in ?1", ids).stream().collect(Collectors.toMap(Claim::id, claim -> claim));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
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

    /** In a state as it is shown: by the clock, what waited for an answer until now was rejected. */
    Page<UUID> list(Caller caller, @Nullable ClaimState state, PageRequest page, Instant now) {
        var parameters = new ArrayList<@Nullable Object>();
        var parts = new ArrayList<String>();
        for (var shown : shownAs(state, now)) {
            parts.add(pageOf(shown, caller, page, parameters));
        }
        parameters.add(page.pageSize() + 1);
        var text = "select created, id from (%s) found order by created, id limit ?"
                .formatted(String.join(" union all ", parts));
        return page(page, "created", text, parameters);
    }

    /** What claims of which stored states are shown so. */
    private record Shown(String where, List<?> parameters) {}

    private static List<Shown> shownAs(@Nullable ClaimState state, Instant now) {
        var overdue = new Shown(" and state = 'PARTNER_ACTION_REQUIRED' and due_at <= ?", List.of(now));
        return switch (state) {
            case null -> List.of(new Shown("", List.of()));
            case PARTNER_ACTION_REQUIRED ->
                List.of(new Shown(" and state = 'PARTNER_ACTION_REQUIRED' and due_at > ?", List.of(now)));
            case REJECTED -> List.of(new Shown(" and state = 'REJECTED'", List.of()), overdue);
            case DRAFT, SUBMITTED, UNDER_REVIEW, APPROVED, DISPUTE, REJECTED_FINAL, ENDED ->
                List.of(new Shown(" and state = ?", List.of(state)));
        };
    }

    /** Each part by its own index, and no more of it than a page. */
    private static String pageOf(Shown shown, Caller caller, PageRequest page, List<@Nullable Object> parameters) {
        var text = "(select created, id from " + seenBy(caller, shown, parameters)
                + " and (created, id) > (?, ?) order by created, id limit ?)";
        parameters.addAll(List.of(page.after().created(), page.after().id(), page.pageSize() + 1));
        return text;
    }

    /** In one state claims themselves are looked through, by whose they are; else the parties' own lists. */
    private static String seenBy(Caller caller, Shown shown, List<@Nullable Object> parameters) {
        if (shown.where().isEmpty() && !caller.isOperator()) {
            parameters.addAll(List.of(caller.tenant(), caller.type()));
            return "claim_party where tenant_id = ? and role = ?";
        }
        var text = new StringBuilder("claim where true").append(shown.where());
        parameters.addAll(shown.parameters());
        if (!caller.is(TenantType.PARTNER)) {
            text.append(" and first_submitted_at is not null");
        }
        if (!caller.isOperator()) {
            text.append(caller.is(TenantType.PARTNER) ? " and partner_tenant_id = ?" : " and customer_tenant_id = ?");
            parameters.add(caller.tenant());
        }
        return text.toString();
    }

    /** What waits for a reviewer, the clock that runs out first in front. */
    Page<UUID> queue(PageRequest page) {
        return page(
                page,
                "due_at",
                """
                select due_at, id from claim
                where state in ('SUBMITTED', 'UNDER_REVIEW', 'DISPUTE') and (due_at, id) > (?, ?)
                order by due_at, id limit ?
                """,
                List.of(page.after().created(), page.after().id(), page.pageSize() + 1));
    }

    private Page<UUID> page(PageRequest page, String instant, String text, List<@Nullable Object> parameters) {
        var rows = sql.list(
                row -> new Position(requireNonNull(Sql.instant(row, instant)), row.getObject("id", UUID.class)),
                text,
                parameters.toArray());
        return Page.of(rows, page, position -> position).map(Position::id);
    }

    List<Claim> overdue(Instant now) {
        return find("state in ?1 and dueAt <= ?2 order by dueAt, id", WAITING, now)
                .page(0, MOST_TOLD)
                .list();
    }
}
