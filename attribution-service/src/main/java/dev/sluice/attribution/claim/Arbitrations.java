package dev.sluice.attribution.claim;

import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Claims of several partners to the same, until one of them is decided for. */
@ApplicationScoped
class Arbitrations {

    private final Sql sql;

    Arbitrations(Sql sql) {
        this.sql = sql;
    }

    /** An arbitration that is over because a claim left it. */
    record Left(UUID id, List<UUID> remaining) {}

    Optional<UUID> openOf(UUID claimId) {
        return sql.first(
                row -> row.getObject(1, UUID.class),
                "select arbitration_id from arbitration_claim where claim_id = ? and is_open",
                claimId);
    }

    List<UUID> claimsIn(UUID arbitrationId) {
        return sql.list(
                row -> row.getObject(1, UUID.class),
                "select claim_id from arbitration_claim where arbitration_id = ? and is_open order by claim_id",
                arbitrationId);
    }

    /** Joins the arbitration of a rival, or opens one; returns those that were not in one. */
    Joined join(Claim claim, Collection<UUID> rivals, Instant at) {
        var open = rivals.stream().flatMap(rival -> openOf(rival).stream()).findFirst();
        var id = open.orElseGet(() -> opened(claim, at));
        var joining = new ArrayList<UUID>();
        for (var each : Stream.concat(Stream.of(claim.id()), rivals.stream()).toList()) {
            var added = sql.run("""
                    insert into arbitration_claim (arbitration_id, claim_id, is_open) values (?, ?, true)
                    on conflict do nothing
                    """, id, each);
            if (added == 1) {
                joining.add(each);
            }
        }
        return new Joined(id, List.copyOf(joining));
    }

    /** @param newcomers claims that take part from now on */
    record Joined(UUID id, List<UUID> newcomers) {}

    private UUID opened(Claim claim, Instant at) {
        var id = TimeOrderedId.next();
        sql.run(
                "insert into arbitration (id, customer_tenant_id, opened_at) values (?, ?, ?)",
                id,
                claim.matter().customerTenantId(),
                at);
        return id;
    }

    /** Present when fewer than two are left, so that there is nothing to decide any more. */
    Optional<Left> leave(Claim claim) {
        var id = openOf(claim.id());
        if (id.isEmpty()) {
            return Optional.empty();
        }
        sql.list(row -> 1, "select 1 from arbitration where id = ? for no key update", id.get());
        sql.run(
                "update arbitration_claim set is_open = false where claim_id = ? and arbitration_id = ?",
                claim.id(),
                id.get());
        var remaining = claimsIn(id.get());
        if (remaining.size() > 1) {
            return Optional.empty();
        }
        sql.run("update arbitration_claim set is_open = false where arbitration_id = ?", id.get());
        sql.run(
                "update arbitration set decided_at = ? where id = ? and decided_at is null",
                claim.stateSince(),
                id.get());
        return Optional.of(new Left(id.get(), remaining));
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
