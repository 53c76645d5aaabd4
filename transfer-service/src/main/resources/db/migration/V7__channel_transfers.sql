-- Renewals from an EA to CSP. Who has scheduled one holds the subscription until it is called off or has failed.

create table channel_transfer (
    id uuid constraint channel_transfer_key primary key,
    ea_subscription_id text not null constraint channel_transfer_subscription references ea_subscription,
    agreement_id text not null constraint channel_transfer_agreement references agreement,
    customer_tenant_id uuid not null constraint channel_transfer_customer references customer,
    partner_tenant_id uuid not null,
    partner_name text not null,
    sku text not null,
    term_duration text not null,
    billing_cycle text not null,
    quantity integer not null constraint channel_transfer_quantity check (quantity > 0),
    custom_term_end_date date,
    partner_id_on_record text,
    -- What the partner asked for; not_before is what holds.
    wanted_not_before timestamptz,
    promotion_id text,
    ea_end_date date not null,
    scheduled_at timestamptz not null,
    not_before timestamptz not null,
    process_by timestamptz not null,
    start_date date not null,
    starts_when_processed boolean not null,
    state text not null,
    state_since timestamptz not null,
    held_reason text,
    failure_code text,
    failure_detail text,
    migration_id uuid,
    subscription_id uuid,
    order_id uuid,
    version integer not null,
    -- Position of the latest event.
    sequence bigint not null,
    constraint channel_transfer_state check (
        state in ('SCHEDULED', 'HELD', 'PROCESSING', 'COMPLETED', 'FAILED', 'CANCELED')),
    constraint channel_transfer_held check ((state = 'HELD') = (held_reason is not null)),
    constraint channel_transfer_times check (not_before < process_by),
    constraint channel_transfer_completed check ((state = 'COMPLETED') = (num_nonnulls(subscription_id, order_id) = 2))
);

create unique index channel_transfer_holds on channel_transfer (ea_subscription_id)
    where state in ('SCHEDULED', 'HELD', 'PROCESSING', 'COMPLETED');
create index channel_transfer_list on channel_transfer (scheduled_at, id);
create index channel_transfer_of_agreement on channel_transfer (agreement_id) where state in ('SCHEDULED', 'HELD', 'PROCESSING');
create index channel_transfer_live_of_customer on channel_transfer (customer_tenant_id, partner_tenant_id)
    where state in ('SCHEDULED', 'HELD', 'PROCESSING');

create table channel_transfer_party (
    tenant_id uuid not null,
    role text not null constraint channel_transfer_party_role check (role in ('CUSTOMER', 'PARTNER')),
    created timestamptz not null,
    id uuid not null constraint channel_transfer_party_transfer references channel_transfer,
    constraint channel_transfer_party_key primary key (tenant_id, role, created, id)
);

-- Another partner asks the holder to let go.
create table release_request (
    id uuid constraint release_request_key primary key,
    channel_transfer_id uuid not null constraint release_request_transfer references channel_transfer,
    requester_tenant_id uuid not null,
    requester_name text not null,
    state text not null,
    requested_at timestamptz not null,
    decided_at timestamptz,
    reserved_until timestamptz,
    constraint release_request_state check (state in ('OPEN', 'GRANTED', 'REFUSED', 'LAPSED')),
    constraint release_request_decided check ((state = 'OPEN') = (decided_at is null)),
    constraint release_request_reserved check ((state = 'GRANTED') = (reserved_until is not null))
);

create unique index release_request_once on release_request (channel_transfer_id, requester_tenant_id) where state = 'OPEN';
create index release_request_of_transfer on release_request (channel_transfer_id, requested_at, id);

-- What a holder handed over waits for the partner named, for a while.
create table hand_over (
    ea_subscription_id text constraint hand_over_key primary key constraint hand_over_subscription references ea_subscription,
    partner_tenant_id uuid not null,
    since timestamptz not null,
    until timestamptz not null
);

-- Seats of an offer by customer, over all partners; the holder is a schedule, then the subscription made of it.
create table seat (
    holder uuid constraint seat_key primary key,
    customer_tenant_id uuid not null,
    sku text not null,
    quantity integer not null constraint seat_quantity check (quantity >= 0)
);

create index seat_of_customer on seat (customer_tenant_id, sku);
