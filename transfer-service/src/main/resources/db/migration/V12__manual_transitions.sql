-- Moves to CSP that their parties make step by step.

-- What customers have in channels that nobody else tells of.
create table other_subscription (
    id text constraint other_subscription_key primary key,
    channel text not null constraint other_subscription_channel check (channel in ('WEB_DIRECT', 'OTHER_CSP')),
    customer_tenant_id uuid not null constraint other_subscription_customer references customer,
    -- Who sells it.
    partner_tenant_id uuid,
    sku text not null,
    provisioning_id text not null,
    quantity integer not null constraint other_subscription_quantity check (quantity > 0),
    term_end_date date not null,
    constraint other_subscription_partner check ((channel = 'OTHER_CSP') = (partner_tenant_id is not null))
);

create table manual_transition (
    id uuid constraint manual_transition_key primary key,
    customer_tenant_id uuid not null constraint manual_transition_customer references customer,
    partner_tenant_id uuid not null,
    partner_name text not null,
    source_partner_tenant_id uuid,
    source_channel text not null,
    source_subscription_id text not null,
    source_end_date date not null,
    target_sku text not null,
    planned_purchase date,
    -- What it came to when it was opened.
    provisioning_id_match boolean not null,
    quantity_match boolean,
    license_reassignment_required boolean not null,
    credit_route text not null,
    advice text not null,
    -- The last day on which buying the target loses nothing.
    purchase_deadline date not null,
    state text not null constraint manual_transition_state check (state in ('OPEN', 'COMPLETED')),
    state_since timestamptz not null,
    opened_at timestamptz not null,
    version integer not null,
    -- Position of the latest event.
    sequence bigint not null
);

create unique index manual_transition_open on manual_transition (partner_tenant_id, source_channel, source_subscription_id)
    where state = 'OPEN';
create index manual_transition_list on manual_transition (opened_at, id);

create table manual_transition_party (
    tenant_id uuid not null,
    created timestamptz not null,
    id uuid not null constraint manual_transition_party_transition references manual_transition,
    constraint manual_transition_party_key primary key (tenant_id, created, id)
);

create table manual_transition_step (
    transition_id uuid not null constraint manual_transition_step_transition references manual_transition,
    step text not null,
    -- Whose it is.
    who text not null,
    done_at timestamptz,
    constraint manual_transition_step_key primary key (transition_id, step)
);
