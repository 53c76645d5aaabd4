package dev.sluice.attribution.claim;

import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What is claimed exclusively, and by which claims. */
@ApplicationScoped
class ClaimKeys {

    private final Sql sql;

    ClaimKeys(Sql sql) {
        this.sql = sql;
    }

    /** Until the transaction ends, nobody else enters or decides about these keys. */
    void lock(Collection<String> keys) {
        keys.stream()
                .sorted()
                .forEach(key ->
                        sql.list(row -> 1, "select pg_advisory_xact_lock(hashtextextended('claim ' || ?, 0))", key));
    }

    /** False when somebody else enters or decides about one of these keys at this moment. */
    boolean tryLock(Collection<String> keys) {
        return keys.stream()
                .sorted()
                .allMatch(key -> sql.first(
                                row -> row.getBoolean(1),
                                "select pg_try_advisory_xact_lock(hashtextextended('claim ' || ?, 0))",
                                key)
                        .orElse(false));
    }

    List<String> of(UUID claimId) {
        return sql.list(row -> row.getString(1), "select key from claim_key where claim_id = ?", claimId);
    }

    boolean isClaimedBy(UUID partner, Collection<String> keys, UUID besides) {
        return !claimedBy(partner, keys, besides).isEmpty();
    }

    /** The partner's open claims to one of these keys. */
    List<UUID> claimedBy(UUID partner, Collection<String> keys, UUID besides) {
        return sql.list(row -> row.getObject(1, UUID.class), """
                select distinct claim_id from claim_key
                where partner_tenant_id = ? and key = any (?) and is_open and claim_id <> ? order by claim_id
                """, partner, keys, besides);
    }

    /** Claims of other partners that stand against it. */
    List<UUID> rivals(Claim claim) {
        return sql.list(
                row -> row.getObject(1, UUID.class),
                """
                select distinct claim_id from claim_key
                where key = any (?) and competes and partner_tenant_id <> ? and claim_id <> ? order by claim_id
                """,
                claim.matter().keys(),
                claim.matter().partnerTenantId(),
                claim.id());
    }

    /** Those of these claims that others stand against. */
    Set<UUID> contested(Collection<UUID> claimIds) {
        return sql
                .list(
                        row -> row.getBoolean(2) ? Optional.of(row.getObject(1, UUID.class)) : Optional.<UUID>empty(),
                        """
                        select mine.claim_id, bool_or(mine.is_open and exists (
                            select from claim_key other where other.key = mine.key and other.competes
                                and other.partner_tenant_id <> mine.partner_tenant_id and other.claim_id <> mine.claim_id))
                        from claim_key mine where mine.claim_id = any (?::uuid[]) group by mine.claim_id
                        """,
                        claimIds)
                .stream()
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    /** The keys are those of the claim as it stands; one that another claim holds stays that one's. */
    void keep(Claim claim) {
        sql.run(
                "delete from claim_key where claim_id = ? and key <> all (?)",
                claim.id(),
                claim.matter().keys());
        var state = claim.state();
        sql.run(
                """
                insert into claim_key (claim_id, key, partner_tenant_id, is_open, competes, holds)
                select ?, each.key, ?, ?, ?, ? and not exists
                    (select from claim_key other where other.key = each.key and other.holds and other.claim_id <> ?)
                from unnest(?::text[]) each (key)
                on conflict (claim_id, key) do update set
                    is_open = excluded.is_open, competes = excluded.competes, holds = excluded.holds
                """,
                claim.id(),
                claim.matter().partnerTenantId(),
                state.isOpen(),
                state.competes(),
                state == ClaimState.APPROVED,
                claim.id(),
                claim.matter().keys());
    }
}
