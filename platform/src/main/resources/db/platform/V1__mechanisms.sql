-- What every service's database holds beside the service's own tables. Owned by the shared platform, with a history of its own.

create table platform.deployment (
    only_row boolean primary key default true check (only_row),
    kind text not null check (kind in ('SANDBOX', 'PRODUCTION')),
    -- How far a sandbox's business clock runs ahead of real time.
    clock_offset_micros bigint not null default 0 check (clock_offset_micros >= 0)
);

-- Events not yet acknowledged by the broker. Rows are deleted once they are.
create table platform.outbox (
    id uuid primary key,
    shard smallint not null check (shard between 0 and 15),
    topic text not null,
    subject text not null,
    sequence bigint not null check (sequence >= 0),
    record_key bytea not null,
    headers text not null,
    value bytea,
    written_at timestamptz not null,
    -- The broker will never take this subject's first event: its later ones wait for an operator.
    parked boolean not null default false
);

-- Both the order in which the relay reads and the rule that a place in a stream is taken once.
create unique index outbox_place on platform.outbox (shard, subject, topic, sequence);

create table platform.inbox (
    consumer text not null,
    source text not null,
    subject text not null,
    sequence bigint not null,
    primary key (consumer, source, subject)
);

create table platform.parked_key (
    id uuid primary key,
    consumer text not null,
    topic text not null,
    key text not null,
    reason text not null,
    parked_at timestamptz not null,
    unique (consumer, topic, key)
);

create table platform.parked_record (
    parked_key_id uuid not null references platform.parked_key on delete cascade,
    kafka_partition int not null,
    kafka_offset bigint not null,
    record_key bytea,
    headers text not null,
    value bytea,
    primary key (parked_key_id, kafka_partition, kafka_offset)
);

create table platform.dead_letter (
    id uuid primary key,
    consumer text not null,
    topic text not null,
    kafka_partition int not null,
    kafka_offset bigint not null,
    record_key bytea,
    headers text not null,
    value bytea,
    reason text not null,
    attempts int not null,
    first_failed_at timestamptz not null,
    last_failed_at timestamptz not null,
    redriven_at timestamptz,
    unique (consumer, topic, kafka_partition, kafka_offset)
);

create index dead_letter_order on platform.dead_letter (first_failed_at, id);

-- Answers of commands, encrypted, for 24 hours of real time.
create table platform.idempotency_key (
    tenant text not null,
    key text not null,
    fingerprint text not null,
    answer bytea not null,
    expires_at timestamptz not null,
    primary key (tenant, key)
);

create index idempotency_key_expiry on platform.idempotency_key (expires_at);

-- What falls due and was not announced yet.
create table platform.deadline (
    id uuid primary key,
    aggregate_type text not null,
    aggregate_id uuid not null,
    kind text not null,
    key text not null,
    due_at timestamptz not null,
    who text not null,
    tenants uuid[] not null,
    unique (aggregate_type, aggregate_id, kind, key)
);

create index deadline_due on platform.deadline (due_at);
create index deadline_tenants on platform.deadline using gin (tenants);
