package dev.sluice.transfer.channel;

import static java.util.Objects.requireNonNull;

import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.paging.Position;
import dev.sluice.platform.sql.Sql;
import dev.sluice.platform.sql.Together;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.registry.PartnerRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Wishes of other partners to get a subscription that one holds. */
@ApplicationScoped
class ReleaseRequests {

    private final Sql sql;
    private final Together together;

    ReleaseRequests(Sql sql, Together together) {
        this.sql = sql;
        this.together = together;
    }

    /** One of them. */
    record ReleaseRequest(
            UUID id,
            UUID transferId,
            PartnerRef requester,
            ReleaseState state,
            Instant requestedAt,
            @Nullable Instant decidedAt,
            @Nullable Instant reservedUntil) {}

    void add(UUID id, ChannelTransfer transfer, PartnerRef requester, Instant now) {
        sql.run("""
                insert into release_request (id, channel_transfer_id, holder_tenant_id, requester_tenant_id, requester_name,
                    state, requested_at)
                values (?, ?, ?, ?, ?, 'OPEN', ?)
                """, id, transfer.id(), transfer.partnerTenantId(), requester.tenantId(), requester.name(), now);
    }

    Optional<ReleaseRequest> find(UUID id) {
        return sql.first(ReleaseRequests::request, "select * from release_request where id = ?", id);
    }

    /** What a partner asked for, and what it is asked for. */
    Page<ReleaseRequest> list(Caller caller, PageRequest page) {
        var after = page.after();
        var limit = page.pageSize() + 1;
        var rows = sql.list(
                ReleaseRequests::request,
                """
                select * from (
                    (select * from release_request where requester_tenant_id = ? and (requested_at, id) > (?, ?)
                     order by requested_at, id limit ?)
                    union all
                    (select * from release_request where holder_tenant_id = ? and (requested_at, id) > (?, ?)
                     order by requested_at, id limit ?)) as both_sides
                order by requested_at, id limit ?
                """,
                caller.tenant(),
                after.created(),
                after.id(),
                limit,
                caller.tenant(),
                after.created(),
                after.id(),
                limit,
                limit);
        return Page.of(rows, page, asked -> new Position(asked.requestedAt(), asked.id()));
    }

    Optional<ReleaseRequest> find(UUID transferId, UUID id) {
        return sql.first(
                ReleaseRequests::request,
                "select * from release_request where channel_transfer_id = ? and id = ?",
                transferId,
                id);
    }

    Optional<ReleaseRequest> openOf(UUID transferId, UUID requester) {
        return sql.first(
                ReleaseRequests::request,
                "select * from release_request where channel_transfer_id = ? and requester_tenant_id = ? and state = 'OPEN'",
                transferId,
                requester);
    }

    List<ReleaseRequest> of(UUID transferId) {
        return sql.list(
                ReleaseRequests::request,
                "select * from release_request where channel_transfer_id = ? order by requested_at, id",
                transferId);
    }

    void decide(UUID id, ReleaseState state, Instant now, @Nullable Instant reservedUntil) {
        sql.run(
                "update release_request set state = ?, decided_at = ?, reserved_until = ? where id = ?",
                state.name(),
                now,
                reservedUntil,
                id);
    }

    /** There is nothing to hand over any more; these were still open. */
    List<ReleaseRequest> lapse(UUID transferId, Instant now) {
        return together.once(asked(transferId), () -> true)
                ? sql.list(ReleaseRequests::request, """
                        update release_request set state = 'LAPSED', decided_at = ?
                        where channel_transfer_id = ? and state = 'OPEN'
                        returning *
                        """, now, transferId)
                : List.of();
    }

    /** Finds out at once which of these locked renewals anybody asks for. */
    void readAhead(Collection<UUID> transferIds) {
        transferIds.forEach(id -> together.know(asked(id), false));
        sql.list(
                        row -> row.getObject(1, UUID.class),
                        "select channel_transfer_id from release_request where channel_transfer_id = any (?::uuid[]) and state = 'OPEN'",
                        transferIds)
                .forEach(id -> together.know(asked(id), true));
    }

    private static Object asked(UUID transferId) {
        return List.of(ReleaseRequests.class, transferId);
    }

    private static ReleaseRequest request(ResultSet row) throws SQLException {
        return new ReleaseRequest(
                row.getObject("id", UUID.class),
                row.getObject("channel_transfer_id", UUID.class),
                new PartnerRef(row.getObject("requester_tenant_id", UUID.class), row.getString("requester_name")),
                ReleaseState.valueOf(row.getString("state")),
                requireNonNull(Sql.instant(row, "requested_at")),
                Sql.instant(row, "decided_at"),
                Sql.instant(row, "reserved_until"));
    }
}
