-- Partners, customers and agreements, as the registry tells them. Owned here; everybody else keeps copies fed by the state topics.

create table region_membership (
    country text not null,
    name text not null,
    region text not null,
    -- Blank where the source prints none.
    currency text,
    valid_from date not null,
    valid_until date,
    edition integer not null,
    constraint region_membership_key primary key (country, valid_from),
    constraint region_membership_country check (country ~ '^[A-Z]{2}$'),
    constraint region_membership_period check (valid_until > valid_from)
);

create table partner (
    tenant_id uuid constraint partner_key primary key,
    name text not null,
    pcn text constraint partner_pcn_once unique,
    partner_id text not null,
    global_partner_id text,
    partner_types text[] not null,
    country text not null,
    region text not null,
    -- Which edition of the regions decided.
    region_edition integer not null,
    authorized boolean not null,
    mpa_signed boolean not null,
    indirect_provider_tenant_id uuid constraint partner_provider references partner,
    submitters integer not null constraint partner_submitters check (submitters >= 0),
    version bigint not null,
    -- Position of the latest record on the state topic.
    sequence bigint not null,
    created timestamptz not null
);

create index partner_list on partner (created, tenant_id);

create table partner_user (
    partner_tenant_id uuid not null constraint partner_user_partner references partner,
    email text not null constraint partner_user_email check (email = lower(email)),
    name text not null,
    roles text[] not null,
    verified boolean not null,
    -- The published address; only verified ones are.
    contact_id uuid,
    version bigint not null,
    constraint partner_user_key primary key (partner_tenant_id, email),
    constraint partner_user_contact check (verified = (contact_id is not null))
);

-- Addresses that notification may write to, one row a person and purpose. Erased rows keep no personal value.
create table contact (
    contact_id uuid constraint contact_key primary key,
    tenant_id uuid not null,
    customer_tenant_id uuid,
    purpose text not null,
    purpose_subject text,
    email text,
    name text,
    language text not null,
    roles text[] not null,
    sequence bigint not null,
    erased_at timestamptz,
    constraint contact_erased check ((erased_at is null) = (email is not null))
);

create index contact_purpose on contact (purpose_subject) where purpose_subject is not null;

create table customer (
    tenant_id uuid constraint customer_key primary key,
    name text not null,
    country text not null,
    region text not null,
    region_edition integer not null,
    segment text not null,
    trade_status text not null,
    domains text[] not null,
    customer_agreement_accepted boolean not null,
    version bigint not null,
    sequence bigint not null
);

create table agreement (
    agreement_id text constraint agreement_key primary key,
    -- Place in lists.
    id uuid not null constraint agreement_place unique,
    customer_tenant_id uuid not null constraint agreement_customer references customer,
    program text not null,
    billing text,
    status text not null,
    start_date date,
    end_date date,
    mseds boolean not null,
    renewed boolean not null,
    opt_out_date date,
    partner_pcn text,
    -- Absent while no partner of that PCN is registered.
    partner_tenant_id uuid,
    partner_since timestamptz,
    -- From the first completed change on the partner of record is decided here, not by the registry.
    partner_owned boolean not null,
    version bigint not null,
    sequence bigint not null,
    created timestamptz not null,
    constraint agreement_id_form check (agreement_id ~ '^[A-Za-z0-9-]{1,64}$'),
    constraint agreement_period check (end_date >= start_date),
    constraint agreement_partner check ((partner_pcn is null) = (partner_since is null)),
    constraint agreement_partner_tenant check (partner_tenant_id is null or partner_pcn is not null)
);

create index agreement_of_customer on agreement (customer_tenant_id, created, id);
create index agreement_of_partner on agreement (partner_tenant_id, created, id);
create index agreement_unregistered_partner on agreement (partner_pcn) where partner_tenant_id is null;
