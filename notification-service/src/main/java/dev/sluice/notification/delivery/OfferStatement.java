package dev.sluice.notification.delivery;

/** The statement by which messages are taken, many at a time, with all that follows from each. */
final class OfferStatement {

    /**
     * Advisory lock of whoever offers something to an endpoint of strict order, until it commits: places become visible in
     * their order, whatever topics the events come from.
     */
    private static final long STRICT_INTAKE = 0x5354_5249_4354L;

    /** Returns a row for each new message and each endpoint that hears of it; without endpoint where nobody does. */
    static final String SQL = """
            with event as materialized (
                select id, type, subject, customer, audience::uuid[] as audience, body, except_endpoint, patterns::text[] as patterns, n
                from unnest(?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::text[])
                    with ordinality as e (id, type, subject, customer, audience, body, except_endpoint, patterns, n)),
            known as (
                insert into known_message (id, known_on)
                select id, day_of_event(id) from event
                on conflict do nothing returning id),
            offered as (
                insert into message (id, type, subject, customer_tenant_id, audience, body, taken_at, except_endpoint, accepted_at)
                select id, type, subject, customer, audience, body, ?::timestamptz, except_endpoint, ?::timestamptz
                from event join known using (id) order by n
                returning id, type, subject, customer_tenant_id, audience, except_endpoint, accepted_at, taken_on, position),
            seen as (
                insert into message_party (tenant_id, position, taken_on, message_id, type, subject,
                    customer_tenant_id, except_endpoint, accepted_at)
                select tenant, position, taken_on, id, type, subject, customer_tenant_id, except_endpoint, accepted_at
                from offered cross join unnest(audience) as tenant),
            wanted as materialized (
                select w.id, w.tenant_id, w.delivery_order, o.id as message_id, o.taken_on, o.subject, o.accepted_at, e.n
                from offered o join event e using (id) join webhook_endpoint w on w.tenant_id = any (o.audience)
                where (w.state = 'ENABLED' or w.collects)
                  and w.event_types && e.patterns
                  and (cardinality(w.customer_tenant_ids) = 0 or o.customer_tenant_id = any (w.customer_tenant_ids))
                  and w.id is distinct from o.except_endpoint),
            strict as materialized (
                select pg_advisory_xact_lock(%d) from (
                    select from wanted where delivery_order = 'STRICT' limit 1) as any_strict),
            due as (
                insert into delivery (endpoint_id, message_id, taken_on, tenant_id, order_key, created_at, state_since, due_at)
                select w.id, w.message_id, w.taken_on, w.tenant_id, order_key(w.delivery_order, w.subject),
                    w.accepted_at, w.accepted_at, w.accepted_at
                from (select count(*) from strict) as in_turn cross join wanted w order by w.n
                returning endpoint_id, message_id)
            select o.id, d.endpoint_id from offered o left join due d on d.message_id = o.id
            """.formatted(STRICT_INTAKE);

    private OfferStatement() {}
}
