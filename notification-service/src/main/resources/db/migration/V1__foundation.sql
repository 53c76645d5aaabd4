-- Endpoints, messages and their deliveries; copies of names and contacts; notices; mails.

create table webhook_endpoint (
    id uuid constraint webhook_endpoint_pk primary key,
    tenant_id uuid not null,
    url text not null,
    event_types text[] not null,
    description text,
    -- Empty: events about every customer.
    customer_tenant_ids uuid[] not null,
    delivery_order text not null,
    payload text not null,
    max_per_second int,
    -- Header values may be credentials of the receiver: encrypted, like the secrets.
    headers bytea,
    secret bytea not null,
    previous_secret bytea,
    -- Business time.
    previous_secret_until timestamptz,
    state text not null,
    state_since timestamptz not null,
    disabled_reason text,
    verified_at timestamptz,
    -- Position in the endpoint's own stream on notification.delivery-events.v1.
    event_sequence bigint not null,
    created_at timestamptz not null,
    version bigint not null,
    constraint webhook_endpoint_state check (state in ('UNVERIFIED', 'ENABLED', 'DISABLED', 'DELETED')),
    constraint webhook_endpoint_enabled_is_verified check (state <> 'ENABLED' or verified_at is not null),
    constraint webhook_endpoint_disabled_has_reason check ((state = 'DISABLED') = (disabled_reason is not null)),
    constraint webhook_endpoint_previous_secret check ((previous_secret is null) = (previous_secret_until is null)),
    constraint webhook_endpoint_event_types check (cardinality(event_types) > 0)
);

create index webhook_endpoint_of_tenant on webhook_endpoint (tenant_id, created_at, id) where state <> 'DELETED';

-- An event as receivers get it. The id is the event's, so a repeated event is the same message.
create table message (
    id uuid constraint message_pk primary key,
    type text not null,
    subject text not null,
    customer_tenant_id uuid,
    -- Who may see it: kept for replay, never sent.
    audience uuid[] not null,
    -- CloudEvents structured JSON without the audience, byte for byte what is signed.
    body text not null,
    -- Real time of intake.
    taken_at timestamptz not null
);

-- Who dispatches. What a dispatcher claimed is its own until it falls silent; the database's clock decides.
create table dispatcher (
    id uuid constraint dispatcher_pk primary key,
    alive_until timestamptz not null
);

create table delivery (
    id uuid constraint delivery_pk primary key default uuidv7(),
    endpoint_id uuid not null constraint delivery_endpoint references webhook_endpoint,
    message_id uuid not null constraint delivery_message references message,
    tenant_id uuid not null,
    -- Order of intake: within one endpoint and key, an earlier delivery is done before a later one is tried.
    position bigint generated always as identity,
    -- What keeps order; absent where order does not matter, or no more.
    order_key text,
    state text not null default 'PENDING',
    test boolean not null default false,
    -- Business time of everything that is not about leases.
    created_at timestamptz not null,
    state_since timestamptz not null,
    -- When to try next; absent once it is done, and while its endpoint takes nothing.
    due_at timestamptz,
    attempts int not null default 0,
    -- Attempts since the plan began: a resend begins it anew.
    plan_attempts int not null default 0,
    first_attempt_at timestamptz,
    last_attempt_at timestamptz,
    last_outcome text,
    last_status int,
    event_sequence bigint not null default 0,
    version bigint not null default 1,
    dispatcher uuid,
    constraint delivery_once unique (endpoint_id, message_id),
    constraint delivery_state check (state in ('PENDING', 'DELIVERED', 'RETRYING', 'EXHAUSTED', 'ABORTED')),
    constraint delivery_due_is_open check (due_at is null or state in ('PENDING', 'RETRYING'))
);

-- The dispatcher walks endpoint by endpoint, so that none can hide another's work.
create index delivery_due on delivery (endpoint_id, due_at, position) where due_at is not null;
create index delivery_order on delivery (endpoint_id, order_key, position)
    where order_key is not null and state in ('PENDING', 'RETRYING');
create index delivery_log on delivery (endpoint_id, created_at, id);
create index delivery_log_by_state on delivery (endpoint_id, state, created_at, id);
create index delivery_open_by_age on delivery (created_at) where due_at is not null;

create table attempt (
    id uuid constraint attempt_pk primary key default uuidv7(),
    delivery_id uuid not null constraint attempt_delivery references delivery,
    number int not null,
    -- Business time, and real time.
    at timestamptz not null,
    started_at timestamptz not null,
    address text,
    until_address_micros bigint,
    until_head_micros bigint,
    total_micros bigint not null,
    outcome text not null,
    status int,
    response_head text,
    failure text
);

create index attempt_of_delivery on attempt (delivery_id, number, id);

-- Copies of cocp's registry: only names.
create table tenant_name (
    tenant_id uuid constraint tenant_name_pk primary key,
    name text not null
);

-- Whom to write to, for one purpose each. Personal data: a tombstone deletes the row.
create table contact (
    source text not null,
    contact_id text not null,
    tenant_id uuid not null,
    email text not null,
    name text,
    language text not null,
    roles text[] not null,
    purpose text not null,
    purpose_subject text,
    constraint contact_pk primary key (source, contact_id)
);

create index contact_for_subject on contact (purpose_subject, purpose) where purpose_subject is not null;
create index contact_of_tenant on contact (tenant_id, purpose) where purpose_subject is null;

create table notice (
    id uuid constraint notice_pk primary key default uuidv7(),
    tenant_id uuid not null,
    roles text[] not null,
    party text not null,
    type text not null,
    subject text not null,
    -- What an act did in several events is one notice for each tenant.
    act text not null,
    facts jsonb not null,
    created_at timestamptz not null,
    constraint notice_once unique (tenant_id, subject, type, act)
);

create index notice_of_tenant on notice (tenant_id, created_at, id);

-- By reader: the person, as the token's issuer names it.
create table notice_reading (
    notice_id uuid not null constraint notice_reading_notice references notice,
    reader text not null,
    read_at timestamptz not null,
    constraint notice_reading_pk primary key (notice_id, reader)
);

-- Mails to write. They hold no address: that is looked up when one is sent.
create table mail (
    id uuid constraint mail_pk primary key default uuidv7(),
    recipient text not null,
    recipient_tenant_id uuid,
    type text not null,
    subject text not null,
    act text not null,
    facts jsonb not null,
    state text not null default 'WAITING',
    -- Real time, all of it: waiting for a record or a mail server has nothing to do with the business clock.
    created_at timestamptz not null,
    due_at timestamptz not null,
    leased_until timestamptz,
    attempts int not null default 0,
    done_at timestamptz,
    reason text,
    constraint mail_state check (state in ('WAITING', 'SENDING', 'SENT', 'DROPPED'))
);

create unique index mail_of_act on mail (subject, type, act, recipient, coalesce(recipient_tenant_id::text, ''))
    where state = 'WAITING';
create index mail_due on mail (due_at) where state in ('WAITING', 'SENDING');

create table contact_preference (
    tenant_id uuid not null,
    email text not null,
    mail boolean not null,
    language text,
    version bigint not null,
    changed_at timestamptz not null,
    constraint contact_preference_pk primary key (tenant_id, email)
);
