package dev.sluice.attribution.claim;

import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Claims of several partners to the same, until one of them is decided for. */
@ApplicationScoped
class Arbitrations {

    private final Sql sql;

    Arbitrations(Sql sql) {
        this.sql = sql;
    }

    Optional<UUID> openOf(UUID claimId) {
        return openOf(List.of(claimId)).stream().findFirst();
    }

    /** The oldest first. */
    List<UUID> openOf(Collection<UUID> claimIds) {
        return sql.list(
                row -> row.getObject(1, UUID.class),
                "select distinct arbitration_id from arbitration_claim where claim_id = any (?) and is_open order by 1",
                claimIds);
    }

    /** The same, which nobody else merges, decides or ends until this transaction ends; whoever did before is waited for. */
    List<UUID> lockOpenOf(Collection<UUID> claimIds) {
        var known = List.<UUID>of();
        var open = openOf(claimIds);
        while (!known.containsAll(open)) {
            known = open;
            sql.list(row -> true, "select 1 from arbitration where id = any (?::uuid[]) order by id for update", known);
            open = openOf(claimIds);
        }
        return open;
    }

    /** In which each of these claims takes part. */
    Map<UUID, UUID> openByClaim(Collection<UUID> claimIds) {
        var found = new HashMap<UUID, UUID>();
        sql.list(
                row -> found.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
                "select claim_id, arbitration_id from arbitration_claim where claim_id = any (?::uuid[]) and is_open",
                claimIds);
        return found;
    }

    /** Who takes part in each of these. */
    Map<UUID, List<UUID>> claimsIn(Collection<UUID> arbitrationIds) {
        var found = new HashMap<UUID, List<UUID>>();
        sql.list(
                row -> found.computeIfAbsent(row.getObject(1, UUID.class), _ -> new ArrayList<>())
                        .add(row.getObject(2, UUID.class)),
                """
                select arbitration_id, claim_id from arbitration_claim
                where arbitration_id = any (?::uuid[]) and is_open order by claim_id
                """,
                arbitrationIds);
        return found;
    }

    List<UUID> claimsIn(UUID arbitrationId) {
        return sql.list(
                row -> row.getObject(1, UUID.class),
                "select claim_id from arbitration_claim where arbitration_id = ? and is_open order by claim_id",
                arbitrationId);
    }

    UUID open(UUID customer, Instant at) {
        var id = TimeOrderedId.next();
        sql.run("insert into arbitration (id, customer_tenant_id, opened_at) values (?, ?, ?)", id, customer, at);
        return id;
    }

    /** False when the claim takes part already. */
    boolean enter(UUID id, UUID claimId) {
        return sql.run("""
                insert into arbitration_claim (arbitration_id, claim_id, is_open) values (?, ?, true)
                on conflict (arbitration_id, claim_id) do update set is_open = true where not arbitration_claim.is_open
                """, id, claimId) == 1;
    }

    void leave(UUID id, UUID claimId) {
        sql.run("update arbitration_claim set is_open = false where arbitration_id = ? and claim_id = ?", id, claimId);
    }

    /** Without a decision; returns the claims that still took part. */
    List<UUID> close(UUID id, String reason, Instant at) {
        var remaining = claimsIn(id);
        sql.run("update arbitration_claim set is_open = false where arbitration_id = ?", id);
        sql.run(
                "update arbitration set decided_at = ?, reason = ? where id = ? and decided_at is null",
                at,
                reason,
                id);
        return remaining;
    }

    /** False when somebody decided it first. */
    boolean decide(UUID id, UUID winner, String reasonCode, Instant at) {
        var decided = sql.run(
                "update arbitration set decided_at = ?, winner = ?, reason = ? where id = ? and decided_at is null",
                at,
                winner,
                reasonCode,
                id);
        sql.run("update arbitration_claim set is_open = false where arbitration_id = ?", id);
        return decided == 1;
    }
}
