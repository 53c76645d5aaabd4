-- Facts were known of agreements only; now a unit is whatever has one timeline: an agreement, a subscription, a relationship,
-- a subscription's digital partner of record, a claim on one subscription or workload, an association that operations name.
create table unit (
    kind text not null constraint unit_kind check (kind in
        ('AGREEMENT', 'SUBSCRIPTION', 'DIGITAL_PARTNER', 'RELATIONSHIP', 'CLAIM', 'NAMED')),
    id text not null,
    constraint unit_pk primary key (kind, id)
);
insert into unit (kind, id) select 'AGREEMENT', agreement_id from agreement;

alter table agreement_fact drop constraint agreement_fact_agreement;
alter table association drop constraint association_agreement;
drop table agreement;

alter table agreement_fact rename to unit_fact;
alter table unit_fact rename column agreement_id to unit_id;
alter table unit_fact rename constraint agreement_fact_pk to unit_fact_pk;
alter table unit_fact rename constraint agreement_fact_kind to unit_fact_kind;
alter table unit_fact add column unit_kind text not null default 'AGREEMENT';
alter table unit_fact alter column unit_kind drop default;
alter table unit_fact drop constraint unit_fact_pk;
alter table unit_fact add constraint unit_fact_pk primary key (unit_kind, unit_id, kind, source, subject, sequence);
alter table unit_fact add constraint unit_fact_unit foreign key (unit_kind, unit_id) references unit;

alter table association add column unit_kind text;
alter table association add column unit_id text;
update association set unit_kind = 'AGREEMENT', unit_id = agreement_id;
alter table association alter column unit_kind set not null;
alter table association alter column unit_id set not null;
alter table association add constraint association_of_unit foreign key (unit_kind, unit_id) references unit;
drop index association_of_agreement;
create index association_by_unit on association (unit_kind, unit_id);
create index association_by_subscription on association (subscription_id) where subscription_id is not null;

-- Rule sets are proposed by one person and published by another one; the founding ones came with the service.
create sequence rule_set_number start 5;
alter table rule_set drop constraint rule_set_day;
alter table rule_set add column state text not null default 'PUBLISHED'
    constraint rule_set_state check (state in ('PROPOSED', 'PUBLISHED'));
alter table rule_set add column reason text;
alter table rule_set add column proposed_by text;
alter table rule_set add column proposed_at timestamptz;
alter table rule_set add column published_by text;
alter table rule_set add column published_at timestamptz;
-- The day of such a row is a setting's.
alter table rule_set add column day_by_setting boolean not null default false;
alter table rule_set add constraint rule_set_by_two check (proposed_by is distinct from published_by or proposed_by is null);
create unique index rule_set_day on rule_set (effective_from) where state = 'PUBLISHED';
-- Dual recognition: the influencing partner beside the transacting one.
insert into rule_set (id, effective_from, recognition, incentive_eligible, day_by_setting)
values (4, '2025-04-07', '{DPOR,TRANSACTING_PARTNER,EXECUTING_PARTNER,DELEGATED_ADMIN,FASTTRACK,CPOR}', '{DPOR}', true);

-- Copies of what cocp-service registers. A row of version 0 was removed.
create table partner (
    tenant_id uuid constraint partner_pk primary key,
    sequence bigint not null,
    version bigint not null,
    name text,
    partner_id text,
    global_partner_id text
);
create index partner_by_id on partner (partner_id) where version > 0;
create index partner_by_global_id on partner (global_partner_id) where global_partner_id is not null;

create table customer (
    tenant_id uuid constraint customer_pk primary key,
    sequence bigint not null,
    version bigint not null,
    name text,
    country text,
    segment text,
    domains text[]
);

-- Copies of what transfer-service tells of subscriptions.
create table subscription (
    subscription_id text constraint subscription_pk primary key,
    sequence bigint not null,
    customer_tenant_id uuid not null,
    channel text not null,
    status text not null,
    sku text,
    partner_tenant_id uuid,
    ended_at timestamptz
);
create index subscription_of_customer on subscription (customer_tenant_id, subscription_id);

-- One subscription became another one. Facts: they are never changed.
create table lineage (
    predecessor text not null,
    successor text not null,
    effective_at timestamptz not null,
    constraint lineage_pk primary key (predecessor, successor)
);
create index lineage_backwards on lineage (successor);

-- How SKUs are recognised as the products that claims name.
create table product_name (
    fragment text constraint product_name_pk primary key,
    product text not null
);
insert into product_name (fragment, product)
values
    ('business central', 'BUSINESS_CENTRAL'),
    ('dynamics 365 sales', 'CUSTOMER_ENGAGEMENT'),
    ('dynamics 365 customer service', 'CUSTOMER_ENGAGEMENT'),
    ('dynamics 365 field service', 'CUSTOMER_ENGAGEMENT'),
    ('dynamics 365 marketing', 'CUSTOMER_ENGAGEMENT'),
    ('customer engagement', 'CUSTOMER_ENGAGEMENT'),
    ('dynamics 365 finance', 'FINANCE_OPERATIONS'),
    ('dynamics 365 supply chain', 'FINANCE_OPERATIONS'),
    ('finance and operations', 'FINANCE_OPERATIONS'),
    ('power apps', 'POWER_APPS'),
    ('power automate', 'POWER_AUTOMATE'),
    ('power bi', 'POWER_BI'),
    ('customer insights', 'CUSTOMER_INSIGHTS'),
    ('remote assist', 'REMOTE_ASSIST'),
    ('dynamics 365 guides', 'GUIDES'),
    ('dynamics 365 commerce', 'RETAIL'),
    ('retail', 'RETAIL');
