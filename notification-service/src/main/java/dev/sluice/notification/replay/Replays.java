package dev.sluice.notification.replay;

import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.paging.Position;
import dev.sluice.platform.sql.Sql;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Replays as rows: whoever holds the lock on one works on it, and a crash lets go of it at once. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Replays {

    /** What a replay is still about; it walks along the messages that its tenant may see. */
    private static final String WANTED = """
            from replay r join webhook_endpoint e on e.id = r.endpoint_id
            join message_party p on p.tenant_id = r.tenant_id and p.position > r.reached and p.position <= ?
            left join delivery d on d.endpoint_id = e.id and d.message_id = p.message_id
            where r.id = ? and p.accepted_at >= r.from_at and p.accepted_at < r.until_at
              and p.type like any (r.type_patterns) and p.type like any (?::text[])
              and (cardinality(e.customer_tenant_ids) = 0 or p.customer_tenant_id = any (e.customer_tenant_ids))
              and p.except_endpoint is distinct from e.id
              and case r.only_what when 'FAILED' then d.state in ('EXHAUSTED', 'ABORTED') when 'MISSING' then d.id is null
                  else true end
            """;

    private static final Position NEWEST = new Position(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));

    private final Sql sql;

    Replays(Sql sql) {
        this.sql = sql;
    }

    /** One that is to go on: what its endpoint wants, and where it ends. */
    record Claimed(UUID id, List<String> endpointTypes, long reached, long until) {}

    /** Up to here every message that there will ever be can be read. */
    long horizon() {
        return sql.first(row -> row.getLong(1), "select message_horizon()").orElseThrow();
    }

    void insert(UUID id, UUID endpoint, Caller owner, NewReplay wanted, List<String> patterns, Instant now) {
        var to = wanted.to();
        sql.run(
                """
                insert into replay (id, endpoint_id, tenant_type, tenant_id, from_at, until_at, type_patterns, only_what,
                    until_position, state, total, created_at, touched_at)
                select ?, ?, ?, ?, ?, ?, ?, ?, last_value, 'RUNNING', 0, ?, now() from message_position
                """,
                id,
                endpoint,
                owner.type().name(),
                owner.tenant(),
                wanted.from(),
                to == null ? now : to,
                patterns,
                wanted.only().name(),
                now);
    }

    /** How much there is to do, as far as is known. */
    void count(UUID id, List<String> endpointTypes) {
        var total = sql.first(row -> row.getLong(1), "select count(*) " + WANTED, Long.MAX_VALUE, id, endpointTypes)
                .orElseThrow();
        sql.run("update replay set total = ? where id = ?", total, id);
    }

    /** Its owner's tenant and operators see a replay; to everybody else it is unknown. */
    Optional<Replay> find(UUID id, Caller caller) {
        return sql.first(
                Replay::of,
                "select * from replay where id = ? and (? or tenant_type = ? and tenant_id = ?)",
                id,
                caller.isOperator(),
                caller.type().name(),
                caller.tenant());
    }

    Optional<Replay> running(UUID endpoint) {
        return sql.first(Replay::of, "select * from replay where endpoint_id = ? and state = 'RUNNING'", endpoint);
    }

    /** Newest first. */
    List<Replay> page(UUID endpoint, PageRequest page) {
        var after = page.after().equals(Position.START) ? NEWEST : page.after();
        return sql.list(Replay::of, """
                select * from replay where endpoint_id = ? and (created_at, id) < (?, ?)
                order by created_at desc, id desc limit ?
                """, endpoint, after.created(), after.id(), page.pageSize() + 1);
    }

    /** Waits for a batch that is under way; false when it is done already. */
    boolean cancel(UUID id, Instant now) {
        return sql.run("update replay set state = 'CANCELED', done_at = ? where id = ? and state = 'RUNNING'", now, id)
                == 1;
    }

    /** What is left of replays to endpoints that are no more. */
    void abandon(Instant now) {
        sql.run("""
                update replay r set state = 'CANCELED', done_at = ? from webhook_endpoint e
                where r.state = 'RUNNING' and e.id = r.endpoint_id and e.state = 'DELETED'
                """, now);
    }

    /** Whose turn is longest ago, of those whose endpoint can take more. */
    Optional<Claimed> claim(int mostUnderWay) {
        return sql.first(
                row -> new Claimed(
                        row.getObject(1, UUID.class),
                        List.of((String[]) row.getArray(2).getArray()),
                        row.getLong(3),
                        row.getLong(4)),
                """
                select r.id, e.event_types, r.reached, r.until_position
                from replay r join webhook_endpoint e on e.id = r.endpoint_id
                where r.state = 'RUNNING' and e.state = 'ENABLED'
                  and (select count(*) from (
                        select from delivery d where d.endpoint_id = e.id and d.due_at is not null limit ?) as open) < ?
                order by r.touched_at limit 1 for update of r skip locked
                """,
                mostUnderWay,
                mostUnderWay);
    }

    /** What one batch did. */
    record Batch(int taken, @Nullable Long last) {}

    /**
     * Makes the next messages due: what there was before in its old place in its key's order, what was missed in the order of
     * intake. What waits for a retry is brought forward, and what waits for its first attempt is left alone.
     */
    Batch send(Claimed replay, List<String> endpointTypes, long upTo, int limit, Instant now) {
        return sql.first(
                        row -> new Batch(row.getInt(1), row.getObject(2, Long.class)),
                        """
                        with batch as (
                            select e.id as endpoint_id, e.delivery_order, e.tenant_id, p.message_id, p.taken_on, p.position, p.subject
                            %s order by p.position limit ?),
                        sent as (
                            insert into delivery (endpoint_id, message_id, taken_on, tenant_id, order_key, created_at, state_since,
                                due_at)
                            select endpoint_id, message_id, taken_on, tenant_id, order_key(delivery_order, subject), n, n, n
                            from batch cross join (select ?::timestamptz as n) as business order by position
                            on conflict on constraint delivery_once do update
                            set state = 'PENDING', state_since = excluded.state_since, due_at = excluded.due_at, plan_attempts = 0,
                                order_key = excluded.order_key, version = delivery.version + 1
                            where delivery.state <> 'PENDING')
                        select count(*), max(position) from batch
                        """.formatted(WANTED),
                        upTo,
                        replay.id(),
                        endpointTypes,
                        limit,
                        now)
                .orElseThrow();
    }

    void advance(UUID id, long reached, int sent) {
        sql.run(
                "update replay set reached = ?, succeeded = succeeded + ?, touched_at = now() where id = ?",
                reached,
                sent,
                id);
    }

    void done(UUID id, Instant now) {
        sql.run("update replay set state = 'DONE', total = succeeded, done_at = ? where id = ?", now, id);
    }
}
