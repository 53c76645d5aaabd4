-- What customers have in the traditional CSP, as the registry tells it, until it has moved to New Commerce.

create table legacy_subscription (
    id text constraint legacy_subscription_key primary key,
    -- Its place in lists, and its name where only a UUID can be one.
    place uuid not null constraint legacy_subscription_place unique,
    created timestamptz not null,
    customer_tenant_id uuid not null constraint legacy_subscription_customer references customer,
    partner_tenant_id uuid not null,
    offer_id uuid not null,
    status text not null constraint legacy_subscription_status check (
        status in ('ACTIVE', 'SUSPENDED', 'DELETED', 'EXPIRED', 'PENDING', 'DISABLED')),
    status_since timestamptz not null,
    purchased_on date not null,
    -- The instant at which the present term is over.
    term_end timestamptz not null,
    term_duration text not null,
    billing_cycle text not null,
    quantity integer not null constraint legacy_subscription_quantity check (quantity > 0),
    -- One is active now, or was when it was bought.
    promotion boolean not null,
    segment text not null constraint legacy_subscription_segment check (
        segment in ('COMMERCIAL', 'EDUCATION', 'GOVERNMENT', 'NONPROFIT')),
    trial boolean not null,
    -- Whose add-on it is.
    base_subscription_id text,
    auto_renew boolean not null,
    partner_id_on_record text,
    -- The migration that has suspended it.
    migration_id uuid,
    -- For which renewal the vendor's lead was announced last, and how many days before.
    announced_for date,
    announced_days integer,
    version bigint not null,
    -- Positions of the latest event and of the latest state record.
    sequence bigint not null default 0,
    state_sequence bigint not null default 0,
    constraint legacy_subscription_announced check ((announced_for is null) = (announced_days is null))
);

create index legacy_subscription_of_customer on legacy_subscription (customer_tenant_id, created, place);
create index legacy_subscription_of_partner on legacy_subscription (partner_tenant_id, customer_tenant_id);
create index legacy_subscription_add_on on legacy_subscription (base_subscription_id) where base_subscription_id is not null;
