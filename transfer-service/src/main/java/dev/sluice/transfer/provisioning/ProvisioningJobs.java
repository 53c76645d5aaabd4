package dev.sluice.transfer.provisioning;

import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What is to be made, until it is made or given up. */
@ApplicationScoped
public class ProvisioningJobs {

    private final Sql sql;
    private final Clock realTime;
    private final Duration lease;

    ProvisioningJobs(Sql sql, Clock realTime, ProvisionerConfig config) {
        this.sql = sql;
        this.realTime = realTime;
        this.lease = config.lease();
    }

    /**
     * A job whose attempt is under way.
     *
     * @param claim another one each time: a later attempt, or a later job under the same id, has its own
     */
    record Claimed(UUID id, String kind, int attempt, UUID claim) {}

    public void add(String kind, UUID id, Instant dueAt) {
        sql.write("insert into provisioning_job (id, kind, due_at) values (?, ?, ?)", id, kind, dueAt);
    }

    /**
     * Ends a job; false before the first attempt, and until it is known what came of the latest: one that was broken off may have made
     * something, and is made again under its key. After an outage everything is tried once.
     */
    public boolean giveUp(UUID id) {
        sql.run("delete from provisioning_job where id = ? and attempts > 0 and claimed_until is null", id);
        return sql.first(row -> true, "select 1 from provisioning_job where id = ?", id)
                .isEmpty();
    }

    /** Stays due while it is under way: whoever waits for what is due waits for it. */
    List<Claimed> claim(Instant now, int limit) {
        var real = realTime.instant();
        return sql.list(
                row -> new Claimed(
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        row.getInt("attempts"),
                        row.getObject("claim", UUID.class)),
                """
                update provisioning_job set attempts = attempts + 1, claimed_until = ?, claim = gen_random_uuid()
                where id in (
                    select id from provisioning_job where due_at <= ? and (claimed_until is null or claimed_until <= ?)
                    order by due_at limit ? for update skip locked)
                returning id, kind, attempts, claim
                """,
                real.plus(lease),
                now,
                real,
                limit);
    }

    /**
     * Of these attempts those that nobody else has begun anew since their lease ended; their leases begin again, and nobody takes them
     * until this transaction ends.
     */
    Set<UUID> hold(Collection<Claimed> attempts) {
        return Set.copyOf(sql.list(
                row -> row.getObject("id", UUID.class),
                """
                update provisioning_job set claimed_until = ?
                where id = any (?::uuid[]) and claim = any (?::uuid[]) returning id
                """,
                realTime.instant().plus(lease),
                attempts.stream().map(Claimed::id).toList(),
                attempts.stream().map(Claimed::claim).toList()));
    }

    void end(UUID id) {
        sql.write("delete from provisioning_job where id = ?", id);
    }

    void postpone(UUID id, Instant dueAt) {
        sql.write("update provisioning_job set due_at = ?, claimed_until = null where id = ?", dueAt, id);
    }

    Optional<Instant> nextDueAt() {
        return sql.list(
                        row -> Optional.ofNullable(Sql.instant(row, "due_at")),
                        "select min(due_at) as due_at from provisioning_job")
                .getFirst();
    }
}
