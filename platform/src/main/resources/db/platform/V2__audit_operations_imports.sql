-- ---- Audit ----------------------------------------------------------------------------------------------------------

-- Rows are only ever added. What they say is covered by digest, and digest by the block that seals the row.
create table platform.audit_record (
    id uuid primary key,
    -- Business time of the change, and real time of writing.
    at timestamptz not null,
    recorded_at timestamptz not null,
    tenant_type text not null,
    tenant uuid not null,
    -- As the issuer names the person or client; an address as a name stands in audit_personal instead.
    subject text,
    operation text not null,
    resource_type text not null,
    resource_id text not null,
    customer_tenant_id uuid,
    -- JSON, kept to the byte.
    before text,
    after text,
    tenants uuid[] not null,
    correlation_id text not null,
    personal_digest text,
    digest text not null
);

create index audit_record_order on platform.audit_record (at, id);
create index audit_record_resource on platform.audit_record (resource_id, resource_type, at, id);
create index audit_record_customer on platform.audit_record (customer_tenant_id, at, id);
create index audit_record_flow on platform.audit_record (correlation_id);

-- May be erased: the chain holds no more of it than a digest, which the salt keeps from being guessed.
create table platform.audit_personal (
    record_id uuid primary key,
    salt bytea not null,
    subject text,
    email text,
    name text,
    why text
);

-- Whose log shows a record.
create table platform.audit_party (
    tenant_id uuid not null,
    at timestamptz not null,
    record_id uuid not null,
    primary key (tenant_id, at, record_id)
);

-- Records that no block seals yet.
create table platform.audit_unsealed (record_id uuid not null);

create table platform.audit_block (
    number bigint primary key check (number >= 1),
    previous_hash text not null,
    merkle_root text not null,
    count int not null check (count >= 1),
    sealed_at timestamptz not null,
    hash text not null
);

create table platform.audit_seal (
    record_id uuid primary key,
    block bigint not null references platform.audit_block,
    position int not null,
    constraint audit_seal_place unique (block, position)
);

-- The last block once more, so that a chain cut short by hand is noticed without its published heads.
create table platform.audit_head (
    only_row boolean primary key default true check (only_row),
    number bigint not null,
    hash text not null
);

create function platform.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% only grows', tg_table_name using errcode = 'insufficient_privilege';
end $$;

create trigger audit_record_only_grows before update or delete or truncate on platform.audit_record
    for each statement execute function platform.refuse_change();
create trigger audit_block_only_grows before update or delete or truncate on platform.audit_block
    for each statement execute function platform.refuse_change();
create trigger audit_seal_only_grows before update or delete or truncate on platform.audit_seal
    for each statement execute function platform.refuse_change();
create trigger audit_personal_is_only_erased before update on platform.audit_personal
    for each statement execute function platform.refuse_change();

-- ---- Imports --------------------------------------------------------------------------------------------------------

create table platform.operation (
    id uuid primary key,
    kind text not null,
    tenant_type text not null,
    tenant uuid not null,
    -- Who started it, encrypted; forgotten when it is done.
    caller bytea,
    correlation_id text not null,
    traceparent text not null,
    validate_only boolean not null,
    state text not null constraint operation_state check (state in ('RECEIVING', 'RUNNING', 'DONE')),
    total bigint not null default 0,
    -- Rows are taken in order, so the two together say where to go on.
    succeeded bigint not null default 0,
    failed bigint not null default 0,
    -- Real time.
    created_at timestamptz not null,
    touched_at timestamptz not null,
    done_at timestamptz
);

create index operation_running on platform.operation (tenant, created_at, id) where state = 'RUNNING';
create index operation_receiving on platform.operation (touched_at) where state = 'RECEIVING';

-- Logged, unlike other staging: whoever has the 202 must not lose the rows with a crash of the database.
create table platform.import_row (
    operation_id uuid not null,
    row_number bigint not null,
    json text not null,
    primary key (operation_id, row_number)
);

create table platform.import_error (
    operation_id uuid not null,
    row_number bigint not null,
    position int not null,
    pointer text,
    code text not null,
    message text not null,
    primary key (operation_id, row_number, position)
);
