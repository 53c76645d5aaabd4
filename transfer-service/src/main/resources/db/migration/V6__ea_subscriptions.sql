-- Subscriptions under EA agreements, as the registry tells them: what can be renewed to CSP.

create table ea_subscription (
    id text constraint ea_subscription_key primary key constraint ea_subscription_id check (id ~ '^[A-Za-z0-9-]{1,64}$'),
    agreement_id text not null constraint ea_subscription_agreement references agreement,
    sku text not null,
    provisioning_id text not null,
    quantity integer not null constraint ea_subscription_quantity check (quantity > 0),
    segment text not null constraint ea_subscription_segment check (
        segment in ('COMMERCIAL', 'EDUCATION', 'GOVERNMENT', 'NONPROFIT')),
    -- Its own end; the agreement's where it has none.
    end_date date,
    license_based boolean not null,
    version bigint not null,
    -- Its place in lists: when and as what it first became known.
    created timestamptz not null,
    place uuid not null constraint ea_subscription_place unique
);

create index ea_subscription_of_agreement on ea_subscription (agreement_id, created, place);
create index ea_subscription_by_own_end on ea_subscription (end_date) where end_date is not null;

-- Whom a partner serves now, and since when: what the other capabilities may know of relationships.
create view served_customer as
select partner_tenant_id, customer_tenant_id, min(since) as since
from relationship
where state = 'ACTIVE'
group by partner_tenant_id, customer_tenant_id;

create index relationship_active on relationship (partner_tenant_id, customer_tenant_id, since) where state = 'ACTIVE';
create index agreement_by_end on agreement (customer_tenant_id, end_date) where version > 0;
