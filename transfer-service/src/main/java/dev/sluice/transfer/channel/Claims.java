package dev.sluice.transfer.channel;

import static java.util.Objects.requireNonNull;

import dev.sluice.platform.sql.Sql;
import dev.sluice.platform.sql.Together;
import dev.sluice.transfer.channel.ReleaseRequests.ReleaseRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Who holds which EA subscription. */
@ApplicationScoped
class Claims {

    private final Sql sql;
    private final Together together;

    Claims(Sql sql, Together together) {
        this.sql = sql;
        this.together = together;
    }

    /** A schedule counts before a hand-over. */
    Optional<Claim> find(String eaSubscriptionId, Instant now) {
        return Optional.ofNullable(all(List.of(eaSubscriptionId), now).get(eaSubscriptionId));
    }

    /** By EA subscription; those that nobody holds are left out. */
    Map<String, Claim> all(Collection<String> eaSubscriptionIds, Instant now) {
        var claims = new HashMap<String, Claim>();
        handedOver(eaSubscriptionIds, now).forEach(held -> claims.put(held.eaSubscriptionId(), held.claim()));
        scheduled(eaSubscriptionIds).forEach(held -> claims.put(held.eaSubscriptionId(), held.claim()));
        return claims;
    }

    private record Held(String eaSubscriptionId, Claim claim) {}

    private List<Held> scheduled(Collection<String> eaSubscriptionIds) {
        return sql.list(
                row -> new Held(
                        row.getString("ea_subscription_id"),
                        new Claim(
                                row.getObject("partner_tenant_id", UUID.class),
                                row.getObject("id", UUID.class),
                                TransferState.valueOf(row.getString("state")),
                                requireNonNull(Sql.instant(row, "state_since")),
                                null)),
                """
                select id, ea_subscription_id, partner_tenant_id, state, state_since from channel_transfer
                where ea_subscription_id = any (?) and state in ('SCHEDULED', 'HELD', 'PROCESSING', 'COMPLETED')
                """,
                eaSubscriptionIds);
    }

    private List<Held> handedOver(Collection<String> eaSubscriptionIds, Instant now) {
        return sql.list(
                row -> new Held(
                        row.getString("ea_subscription_id"),
                        new Claim(
                                row.getObject("partner_tenant_id", UUID.class),
                                null,
                                null,
                                requireNonNull(Sql.instant(row, "since")),
                                requireNonNull(Sql.instant(row, "until")))),
                """
                select ea_subscription_id, partner_tenant_id, since, until from hand_over
                where ea_subscription_id = any (?) and until > ?
                """,
                eaSubscriptionIds,
                now);
    }

    void handOver(String eaSubscriptionId, ReleaseRequest asked, Instant now, Instant until) {
        sql.run("""
                insert into hand_over (ea_subscription_id, partner_tenant_id, since, until, release_request_id)
                values (?, ?, ?, ?, ?)
                on conflict (ea_subscription_id) do update set
                    partner_tenant_id = excluded.partner_tenant_id, since = excluded.since, until = excluded.until,
                    release_request_id = excluded.release_request_id
                """, eaSubscriptionId, asked.requester().tenantId(), now, until, asked.id());
    }

    /** The request by which it had been handed over, where it had. */
    Optional<UUID> taken(String eaSubscriptionId) {
        return together.once(handed(eaSubscriptionId), () -> true) ? take(eaSubscriptionId) : Optional.empty();
    }

    /** Finds out at once which of these locked subscriptions were handed over. */
    void readAhead(Collection<String> eaSubscriptionIds) {
        eaSubscriptionIds.forEach(id -> together.know(handed(id), false));
        sql.list(
                        row -> row.getString(1),
                        "select ea_subscription_id from hand_over where ea_subscription_id = any (?)",
                        eaSubscriptionIds)
                .forEach(id -> together.know(handed(id), true));
    }

    private static Object handed(String eaSubscriptionId) {
        return List.of(Claims.class, eaSubscriptionId);
    }

    private Optional<UUID> take(String eaSubscriptionId) {
        return sql
                .list(
                        row -> Optional.ofNullable(row.getObject(1, UUID.class)),
                        "delete from hand_over where ea_subscription_id = ? returning release_request_id",
                        eaSubscriptionId)
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }
}
