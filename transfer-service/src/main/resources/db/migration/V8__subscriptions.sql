-- Subscriptions in CSP.

create table csp_subscription (
    id uuid constraint csp_subscription_key primary key,
    customer_tenant_id uuid not null constraint csp_subscription_customer references customer,
    partner_tenant_id uuid not null,
    partner_name text not null,
    sku text not null,
    name text not null,
    -- Country of the customer's tenant when it was bought.
    market text not null,
    -- What the provisioner calls it.
    provisioned_as text not null,
    quantity integer not null constraint csp_subscription_quantity check (quantity >= 0),
    term_duration text not null,
    billing_cycle text not null,
    start_date date not null,
    -- The last day of the present term.
    term_end_date date not null,
    auto_renew boolean not null,
    status text not null,
    status_since timestamptz not null,
    partner_id_on_record text,
    origin text not null,
    order_id uuid not null,
    migration_id uuid,
    predecessor_channel text,
    predecessor_id text,
    promotion_id text,
    percent_off numeric(5, 2),
    -- Of one licence and billing period, from the price list of the day; absent where it has no price.
    list_price numeric(14, 4),
    currency text,
    created timestamptz not null,
    version integer not null,
    -- Positions of the latest event and of the latest state record.
    sequence bigint not null,
    state_sequence bigint not null,
    constraint csp_subscription_status check (
        status in ('ACTIVE', 'SUSPENDED', 'DELETED', 'EXPIRED', 'PENDING', 'DISABLED')),
    constraint csp_subscription_term check (start_date <= term_end_date),
    constraint csp_subscription_price check ((list_price is null) = (currency is null)),
    constraint csp_subscription_predecessor check ((predecessor_channel is null) = (predecessor_id is null))
);

create index csp_subscription_of_customer on csp_subscription (customer_tenant_id, partner_tenant_id, created, id);
create index csp_subscription_list on csp_subscription (created, id);

create table csp_subscription_party (
    tenant_id uuid not null,
    role text not null constraint csp_subscription_party_role check (role in ('CUSTOMER', 'PARTNER')),
    created timestamptz not null,
    id uuid not null constraint csp_subscription_party_subscription references csp_subscription,
    customer_tenant_id uuid not null,
    constraint csp_subscription_party_key primary key (tenant_id, role, created, id)
);

-- What purchases of a subscription can be given back until when.
create table quantity_slice (
    subscription_id uuid not null constraint quantity_slice_subscription references csp_subscription,
    no integer not null,
    -- What is left of it.
    quantity integer not null constraint quantity_slice_quantity check (quantity >= 0),
    opened_at timestamptz not null,
    closes_at timestamptz not null,
    constraint quantity_slice_key primary key (subscription_id, no)
);

-- Of one licence and billing period, from a day on.
create table price (
    sku text not null,
    -- A country or a region.
    market text not null,
    term_duration text not null,
    billing_cycle text not null,
    valid_from date not null,
    unit_price numeric(14, 4) not null constraint price_positive check (unit_price >= 0),
    currency text not null,
    constraint price_key primary key (sku, market, term_duration, billing_cycle, valid_from)
);

-- An example, to be replaced by the programme's own list: a month's price, a year's at twelve times it, month to month at a fifth more.
insert into price (sku, market, term_duration, billing_cycle, valid_from, unit_price, currency)
select sku, market, term, cycle, '2026-01-01', round(monthly * rate * factor, 2), currency
from (values
    ('M365_E3_TEAMS', 36.00), ('M365_E5_TEAMS', 57.00), ('M365_E3_NO_TEAMS', 33.00), ('M365_E5_NO_TEAMS', 54.00),
    ('M365_BP_NO_TEAMS', 18.00), ('M365_BS_NO_TEAMS', 10.00), ('M365_A3_EDU', 3.00)
) as listed (sku, monthly)
cross join (values ('EUROPE', 'EUR', 1.00), ('DK', 'DKK', 7.46), ('UNITED_STATES', 'USD', 1.08)) as markets (market, currency, rate)
cross join (values
    ('P1M', 'Monthly', 1.20), ('P1Y', 'Monthly', 1.00), ('P1Y', 'Annual', 12.00), ('P3Y', 'Monthly', 1.00),
    ('P3Y', 'Annual', 12.00), ('P3Y', 'Triennial', 36.00)
) as plans (term, cycle, factor);

-- What is to be made by the provisioner, until it is made or given up.
create table provisioning_job (
    id uuid constraint provisioning_job_key primary key,
    kind text not null,
    attempts integer not null default 0,
    due_at timestamptz not null,
    claimed_until timestamptz
);

create index provisioning_job_due on provisioning_job (due_at);

create table csp_order (
    id uuid constraint csp_order_key primary key,
    customer_tenant_id uuid not null,
    partner_tenant_id uuid not null,
    partner_name text not null,
    sku text not null,
    name text not null,
    quantity integer not null constraint csp_order_quantity check (quantity > 0),
    term_duration text not null,
    billing_cycle text not null,
    start_date date not null,
    origin text not null,
    state text not null constraint csp_order_state check (state in ('SCHEDULED', 'PLACED', 'FAILED', 'CANCELED')),
    state_since timestamptz not null,
    ordered_at timestamptz not null,
    subscription_id uuid,
    replaces_channel text,
    replaces_id text,
    partner_id_on_record text,
    promotion_id text,
    failure_code text,
    version integer not null,
    -- Position of the latest event.
    sequence bigint not null,
    constraint csp_order_placed check ((state = 'PLACED') = (subscription_id is not null)),
    constraint csp_order_replaces check ((replaces_channel is null) = (replaces_id is null))
);

create table csp_order_party (
    tenant_id uuid not null,
    role text not null constraint csp_order_party_role check (role in ('CUSTOMER', 'PARTNER')),
    created timestamptz not null,
    id uuid not null constraint csp_order_party_order references csp_order,
    constraint csp_order_party_key primary key (tenant_id, role, created, id)
);

create index csp_order_list on csp_order (ordered_at, id);

create table migration (
    id uuid constraint migration_key primary key,
    customer_tenant_id uuid not null,
    partner_tenant_id uuid not null,
    partner_name text not null,
    origin text not null,
    -- What is migrated: the EA subscription of a renewal.
    current_subscription_id text not null,
    sku text not null,
    quantity integer not null,
    term_duration text not null,
    billing_cycle text not null,
    state text not null constraint migration_state check (
        state in ('PROCESSING', 'COMPLETED', 'FAILED_RETRYABLE', 'FAILED_REPAIRING', 'FAILED_REVERTED')),
    started_at timestamptz not null,
    ended_at timestamptz,
    new_subscription_id uuid,
    order_id uuid,
    failure_code text,
    version integer not null,
    sequence bigint not null,
    constraint migration_ended check ((state = 'PROCESSING') = (ended_at is null))
);

create index migration_list on migration (started_at, id);

create table migration_party (
    tenant_id uuid not null,
    role text not null constraint migration_party_role check (role in ('CUSTOMER', 'PARTNER')),
    created timestamptz not null,
    id uuid not null constraint migration_party_migration references migration,
    constraint migration_party_key primary key (tenant_id, role, created, id)
);

create table migration_event (
    migration_id uuid not null constraint migration_event_migration references migration,
    sequence bigint not null,
    name text not null,
    created_at timestamptz not null,
    constraint migration_event_key primary key (migration_id, sequence)
);

-- What somebody still has to do.
create table task (
    id uuid constraint task_key primary key,
    tenant_id uuid not null,
    kind text not null,
    subject uuid not null,
    opened_at timestamptz not null,
    closed_at timestamptz
);

create unique index task_once on task (kind, subject) where closed_at is null;
create index task_list on task (tenant_id, opened_at, id);

-- Test SKUs: the built-in provisioner fails on demand.
insert into offer (id, created, version, sku, name, segment, markets, end_of_sale, migration_enabled, terms, billing_cycles, upgrades_to)
select ('00000000-0000-4000-8000-' || lpad(place::text, 12, '0'))::uuid, '2000-01-01T00:00:00Z', 1, sku, name, 'COMMERCIAL', '{}',
    false, false, array['P1M', 'P1Y', 'P3Y'], array['Monthly', 'Annual', 'Triennial'], '{}'
from (values
    (17, 'SANDBOX_FAIL_TWICE', 'Sandbox: fails twice, then is made'),
    (18, 'SANDBOX_FAIL_ALWAYS', 'Sandbox: fails until its time limit'),
    (19, 'SANDBOX_REFUSE', 'Sandbox: is refused')
) as listed (place, sku, name);

update offer_matrix_version set rows = 19 where version = 1;
