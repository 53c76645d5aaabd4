-- Subscriptions go from partner to partner.

create table partner_transfer (
    id uuid constraint partner_transfer_key primary key,
    model text not null constraint partner_transfer_model check (model in ('NEW_COMMERCE', 'LEGACY')),
    customer_tenant_id uuid not null constraint partner_transfer_customer references customer,
    source_tenant_id uuid not null,
    source_name text not null,
    target_tenant_id uuid not null,
    target_name text not null,
    -- With commas between; absent: everything.
    product_types text,
    partner_id_on_record text,
    state text not null constraint partner_transfer_state check (
        state in ('PENDING', 'IN_PROGRESS', 'COMPLETE', 'PARTIALLY_COMPLETE', 'FAILED', 'DECLINED', 'CANCELED', 'EXPIRED')),
    state_since timestamptz not null,
    requested_at timestamptz not null,
    expires_at timestamptz not null,
    accepted_at timestamptz,
    -- What is not made by then has failed.
    complete_by timestamptz,
    version integer not null,
    -- Position of the latest event.
    sequence bigint not null,
    constraint partner_transfer_parties check (source_tenant_id <> target_tenant_id),
    constraint partner_transfer_accepted check (
        (accepted_at is not null) = (state in ('IN_PROGRESS', 'COMPLETE', 'PARTIALLY_COMPLETE', 'FAILED'))
        and (accepted_at is null) = (complete_by is null)),
    constraint partner_transfer_expires check (requested_at < expires_at)
);

create index partner_transfer_list on partner_transfer (requested_at, id);
create index partner_transfer_of_customer on partner_transfer (customer_tenant_id) where state in ('PENDING', 'IN_PROGRESS');
create index partner_transfer_under_way on partner_transfer (state_since) where state = 'IN_PROGRESS';

create table partner_transfer_party (
    tenant_id uuid not null,
    role text not null constraint partner_transfer_party_role check (role in ('CUSTOMER', 'SOURCE', 'TARGET')),
    created timestamptz not null,
    id uuid not null constraint partner_transfer_party_transfer references partner_transfer,
    constraint partner_transfer_party_key primary key (tenant_id, created, id, role)
);

create table partner_transfer_line (
    id uuid constraint partner_transfer_line_key primary key,
    transfer_id uuid not null constraint partner_transfer_line_transfer references partner_transfer,
    no integer not null,
    -- A base and its add-ons go over as a whole or not at all.
    group_id uuid not null,
    base_line_id uuid constraint partner_transfer_line_base references partner_transfer_line,
    subscription_id text not null,
    sku text not null,
    name text not null,
    quantity integer not null constraint partner_transfer_line_quantity check (quantity > 0),
    term_duration text not null,
    billing_cycle text not null,
    state text not null constraint partner_transfer_line_state check (state in ('PENDING', 'IN_PROGRESS', 'COMPLETE', 'FAILED')),
    new_subscription_id text,
    order_id uuid,
    effective_at timestamptz,
    -- What the last attempt met, or why it stays.
    failure_code text,
    failure_detail text,
    constraint partner_transfer_line_once unique (transfer_id, subscription_id),
    constraint partner_transfer_line_moved check (
        (state = 'COMPLETE') = (new_subscription_id is not null)
        and (new_subscription_id is null) = (order_id is null) and (order_id is null) = (effective_at is null)),
    constraint partner_transfer_line_failed check (state <> 'FAILED' or failure_code is not null)
);

create index partner_transfer_line_of on partner_transfer_line (transfer_id, no);
create index partner_transfer_line_group on partner_transfer_line (group_id);
