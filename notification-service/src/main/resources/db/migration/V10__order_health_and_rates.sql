-- What the dispatchers know of each endpoint: how it fares, when it rests, what it may be sent.

create table endpoint_health (
    endpoint_id uuid constraint endpoint_health_pk primary key
        constraint endpoint_health_endpoint references webhook_endpoint,
    -- Business time: first failure after the last success; absent while there is none.
    failing_since timestamptz,
    -- In a row.
    failures int not null default 0,
    -- Percent of the time until it is disabled that was announced.
    warned int not null default 0,
    -- First failure of what was announced and has not been taken back.
    announced_since timestamptz,
    -- The receiver said that it is gone.
    gone_at timestamptz,
    -- When the next of these has to be told.
    next_step_at timestamptz,
    -- The circuit is open: nothing is sent before, then one at a time until one succeeds.
    open_until timestamptz,
    probe_until timestamptz,
    pauses int not null default 0,
    -- Attempts at a time after it asked to be slower; absent: as many as any.
    slots int,
    -- The bucket, by the database's own clock, which all dispatchers share.
    tokens double precision not null default 1,
    refilled_at timestamptz not null default now(),
    -- Business time: when each secret last signed a request.
    secret_used_at timestamptz,
    previous_secret_used_at timestamptz,
    constraint endpoint_health_slots check (slots > 0),
    constraint endpoint_health_announced check (warned = 0 or failing_since is not null)
);

insert into endpoint_health (endpoint_id) select id from webhook_endpoint;

create index endpoint_health_step on endpoint_health (next_step_at) where next_step_at is not null;

-- First attempts and retries are two lanes of an endpoint: neither hides the other.
alter table delivery
    add column lane smallint generated always as (case state when 'RETRYING' then 1 else 0 end) stored;

drop index delivery_due;
create index delivery_due on delivery (endpoint_id, lane, due_at, position) where due_at is not null;
