-- Many commands of one kind as one piece of work.

create table batch (
    id uuid constraint batch_key primary key,
    kind text not null,
    partner_tenant_id uuid not null,
    total integer not null constraint batch_total check (total > 0),
    canary integer constraint batch_canary check (canary > 0),
    -- Only the canary's items may be tried.
    canary_open boolean not null,
    stop_on_error_rate numeric constraint batch_error_rate check (stop_on_error_rate between 0 and 1),
    state text not null,
    state_since timestamptz not null,
    paused_because text,
    created timestamptz not null,
    created_by text not null,
    planned_at timestamptz,
    plan_refused integer,
    approved_at timestamptz,
    -- As whom its items are carried out, encrypted.
    caller bytea,
    -- How it stood when it last went on: rates are counted from there.
    tried_before integer not null,
    failed_before integer not null,
    quarters_told integer not null,
    -- Of real time.
    moved_at timestamptz not null default now(),
    version integer not null,
    sequence bigint not null,
    constraint batch_state check (state in ('CREATED', 'PLANNED', 'RUNNING', 'PAUSED', 'FINISHED', 'CANCELED')),
    constraint batch_paused check ((state = 'PAUSED') = (paused_because is not null)),
    constraint batch_planned check ((planned_at is null) = (plan_refused is null)),
    constraint batch_runs_as check (state <> 'RUNNING' or caller is not null)
);

create index batch_list on batch (created, id);
create index batch_of_partner on batch (partner_tenant_id, created, id);
create index batch_running on batch (moved_at) where state = 'RUNNING';
create index batch_resting on batch (moved_at) where state <> 'RUNNING';

create table batch_item (
    batch_id uuid not null constraint batch_item_batch references batch on delete cascade,
    no integer not null,
    item_key text not null,
    -- Its command, as JSON.
    entry text not null,
    state text not null,
    attempts integer not null,
    -- Why it failed; of a pending one, what its plan found.
    errors text,
    -- What came of it.
    made uuid,
    constraint batch_item_key primary key (batch_id, no),
    constraint batch_item_once unique (batch_id, item_key),
    constraint batch_item_state check (state in ('PENDING', 'SUCCEEDED', 'FAILED', 'CANCELED')),
    constraint batch_item_succeeded check (state <> 'SUCCEEDED' or made is not null)
);

create index batch_item_pending on batch_item (batch_id, no) where state = 'PENDING';
create unique index batch_item_made on batch_item (made);
