package dev.sluice.notification.delivery;

/** The statements of the queue. None of them ever waits for a lock: what somebody else holds is skipped. */
final class ClaimStatement {

    /** What a dispatcher claimed is its own as long as it shows that it lives. */
    private static final String FREE_FOR_ALL = """
            (d.dispatcher is null or not exists (
                select 1 from dispatcher a where a.id = d.dispatcher and a.alive_until > now()))""";

    private static final String EARLIER = """
            e.endpoint_id = c.endpoint_id and e.order_key = c.order_key and e.position < c.position
                and e.state in ('PENDING', 'RETRYING')""";

    /** The earliest due delivery of each lane of each endpoint. */
    static final String LANES = """
            with recursive lane as (
                (select endpoint_id, lane, due_at from delivery where due_at is not null
                 order by endpoint_id, lane, due_at, position limit 1)
                union all
                select n.endpoint_id, n.lane, n.due_at from lane l cross join lateral (
                    select d.endpoint_id, d.lane, d.due_at from delivery d
                    where d.due_at is not null and (d.endpoint_id, d.lane) > (l.endpoint_id, l.lane)
                    order by d.endpoint_id, d.lane, d.due_at, d.position limit 1) n)
            """;

    /**
     * Endpoint by endpoint, so that a receiver with a thousand due deliveries hides no other's; each gives at most its free
     * slots, retries at most a quarter of them; the longest due of all go first.
     *
     * <p>{@code limited}: endpoints with a rate or an open circuit, one dispatcher at a time; the bucket holds a tenth of a
     * second. {@code parked}: a later message of a key is not due while an earlier one is not done; the one ahead is held
     * meanwhile, so that nobody can end it without seeing who waits. Also what is due for an endpoint that takes nothing.
     *
     * <p>{@code coalesce}: what is known by its id is looked up by it, although the planner may believe that little is due.
     */
    static final String SQL = """
            with asked as materialized (
                select * from unnest(?::uuid[], ?::int[], ?::int[]) as a (endpoint_id, busy, retries)),
            given as materialized (select ?::timestamptz as n, ?::int as slots),
            limited as materialized (
                select h.endpoint_id, h.open_until,
                    least(greatest(1, w.max_per_second / 10.0),
                        h.tokens + greatest(0, extract(epoch from now() - h.refilled_at)) * w.max_per_second) as tokens,
                    least(g.slots, h.slots) as slots, a.busy, a.retries
                from asked a join endpoint_health h using (endpoint_id) join webhook_endpoint w on w.id = h.endpoint_id
                cross join given g
                where (w.max_per_second is not null or h.open_until is not null)
                  and (h.open_until is null or h.open_until <= g.n and (h.probe_until is null or h.probe_until <= g.n))
                for no key update of h skip locked),
            free as materialized (
                select endpoint_id,
                    case when open_until is null then greatest(least(slots - busy, floor(tokens)::int), 0)
                        else least(1, floor(coalesce(tokens, 1))::int) end as slots,
                    greatest(slots / 4, 1) - retries as retries
                from limited
                union all
                select h.endpoint_id, greatest(least(g.slots, h.slots) - a.busy, 0),
                    greatest(least(g.slots, h.slots) / 4, 1) - a.retries
                from asked a join endpoint_health h using (endpoint_id) join webhook_endpoint w on w.id = h.endpoint_id
                cross join given g
                where w.max_per_second is null and h.open_until is null),
            candidate as materialized (
                select c.*, f.slots,
                    c.order_key is not null and exists (select 1 from delivery e where %2$s) as blocked,
                    w.state = 'ENABLED' or (c.test and w.state = 'UNVERIFIED') as wanted
                from free f join webhook_endpoint w on w.id = f.endpoint_id cross join given g cross join lateral (
                    (select d.id, d.endpoint_id, d.order_key, d.position, d.due_at, d.lane, d.test from delivery d
                     where d.endpoint_id = f.endpoint_id and d.lane = 0 and d.due_at <= g.n and %1$s
                     order by d.due_at, d.position limit f.slots * 2)
                    union all
                    (select d.id, d.endpoint_id, d.order_key, d.position, d.due_at, d.lane, d.test from delivery d
                     where d.endpoint_id = f.endpoint_id and d.lane = 1 and d.due_at <= g.n and %1$s
                     order by d.due_at, d.position limit greatest(least(f.slots, f.retries), 0))) c),
            chosen as materialized (
                select id from (
                    select id, due_at, position, slots, row_number() over (
                        partition by endpoint_id order by (slots > 1 and lane = 1) desc, due_at, position) as place
                    from candidate where wanted and not blocked) as ranked
                where place <= slots order by due_at, position limit ?),
            locked as materialized (
                select d.id from chosen join delivery d using (id) cross join given g
                where coalesce(d.due_at, 'infinity') <= g.n and d.state in ('PENDING', 'RETRYING') and %1$s
                for no key update of d skip locked),
            taken as (
                update delivery d set dispatcher = ?
                from locked l, message m, webhook_endpoint w
                where d.id = l.id and m.id = d.message_id and m.taken_on = d.taken_on and w.id = d.endpoint_id
                returning d.id, d.attempts, d.plan_attempts, d.lane, d.order_key, m.id as message_id, m.body, d.endpoint_id,
                    w.url, w.payload, w.max_per_second, w.headers, w.secret, w.previous_secrets),
            paid as (
                update endpoint_health h
                set tokens = coalesce(l.tokens - t.claims, h.tokens), refilled_at = now(),
                    probe_until = case when h.open_until is not null then g.n + ? * interval '1 millisecond' end
                from limited l join (select endpoint_id, count(*) as claims from taken group by endpoint_id) t
                    using (endpoint_id) cross join given g
                where h.endpoint_id = l.endpoint_id),
            ahead as materialized (
                select c.id from candidate c cross join lateral (
                    select e.id from delivery e where %2$s order by e.position limit 1 for share skip locked) e
                where c.blocked),
            closed as materialized (
                select w.id from webhook_endpoint w
                where w.id in (select endpoint_id from candidate where not wanted) and w.state <> 'ENABLED'
                for share skip locked),
            parkable as materialized (
                select d.id from delivery d
                where coalesce(d.due_at, 'infinity') <> 'infinity' and d.id in (
                    select id from ahead union all select c.id from candidate c join closed w on w.id = c.endpoint_id
                    where not c.wanted)
                for no key update skip locked),
            parked as (update delivery d set due_at = null from parkable p where d.id = p.id returning d.id)
            select (select count(*) from parked), t.* from (select 1) as always left join taken t on true
            """.formatted(FREE_FOR_ALL, EARLIER);

    private ClaimStatement() {}
}
