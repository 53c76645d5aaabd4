-- Copies of what cocp-service registers. A row of version 0 was only named by another event, or was removed: its own record
-- has not arrived. Of two records of one subject the newer sequence wins, whatever the order of arrival.

create table partner (
    tenant_id uuid constraint partner_pk primary key,
    sequence bigint not null default 0,
    version bigint not null default 0,
    name text,
    pcn text,
    partner_id text,
    global_partner_id text,
    partner_types text[],
    country text,
    region text,
    authorized boolean,
    mpa_signed boolean,
    indirect_provider_tenant_id uuid,
    constraint partner_known check (version = 0 or num_nulls(
        name, partner_id, partner_types, country, region, authorized, mpa_signed) = 0)
);

create table customer (
    tenant_id uuid constraint customer_pk primary key,
    sequence bigint not null default 0,
    version bigint not null default 0,
    name text,
    country text,
    region text,
    segment text,
    trade_status text,
    domains text[],
    customer_agreement_accepted boolean,
    constraint customer_known check (version = 0 or num_nulls(
        name, country, region, segment, trade_status, domains, customer_agreement_accepted) = 0)
);

create table agreement (
    agreement_id text constraint agreement_pk primary key,
    -- Its place in lists: when and as what it first became known here.
    id uuid not null constraint agreement_place unique,
    created timestamptz not null,
    sequence bigint not null default 0,
    version bigint not null default 0,
    customer_tenant_id uuid constraint agreement_customer references customer,
    program text,
    billing text,
    status text,
    start_date date,
    end_date date,
    mseds boolean,
    renewed boolean,
    -- Last day of the extended period; absent when it does not run on after its end.
    opt_out_date date,
    partner_pcn text,
    partner_tenant_id uuid constraint agreement_partner references partner,
    partner_since timestamptz,
    constraint agreement_known check (version = 0 or num_nulls(
        customer_tenant_id, program, status, mseds, renewed) = 0)
);

create index agreement_list on agreement (created, id) where version > 0;
create index agreement_of_customer on agreement (customer_tenant_id, created, id) where version > 0;

-- What each request for a change of partner last said about each agreement, by the sequence of the request. Rows that are no
-- longer open stay: they keep an older event that comes late from opening the change again.
create table partner_change (
    agreement_id text not null constraint partner_change_agreement references agreement,
    request_id uuid not null,
    sequence bigint not null,
    open boolean not null,
    state text not null,
    new_partner_tenant_id uuid not null constraint partner_change_new_partner references partner,
    new_partner_pcn text not null,
    new_partner_name text not null,
    old_partner_tenant_id uuid constraint partner_change_old_partner references partner,
    effective_at timestamptz,
    constraint partner_change_pk primary key (agreement_id, request_id)
);

-- One at most by the rule of cocp-service; two while the end of one is still on its way: then the later request counts.
create view change_in_progress as
select distinct on (agreement_id) *
from partner_change
where open
order by agreement_id, request_id desc;

-- Who may see an agreement, in the order of lists.
create table agreement_party (
    tenant_id uuid not null,
    role text not null constraint agreement_party_role check (role in ('CUSTOMER', 'PARTNER_OF_RECORD', 'NEW_PARTNER')),
    created timestamptz not null,
    id uuid not null constraint agreement_party_agreement references agreement (id) on delete cascade,
    customer_tenant_id uuid not null,
    constraint agreement_party_pk primary key (tenant_id, role, created, id)
);

create index agreement_party_list on agreement_party (tenant_id, created, id, role, customer_tenant_id);
create index agreement_party_of on agreement_party (id);
