-- Requests for a relationship between a partner and a customer, and what came of them.

create table relationship_request (
    id uuid constraint relationship_request_key primary key,
    type text not null,
    -- Who asked: the partner itself, or the provider for its reseller.
    requester_tenant_id uuid not null,
    partner_tenant_id uuid not null,
    partner_name text not null,
    reseller_partner_id text,
    provider_tenant_id uuid,
    provider_name text,
    -- Unknown while only an address was invited.
    customer_tenant_id uuid,
    -- Lower case.
    customer_email text constraint relationship_request_email check (customer_email = lower(customer_email)),
    include_delegated_admin boolean not null,
    message text,
    state text not null,
    state_since timestamptz not null,
    requested_at timestamptz not null,
    expires_at timestamptz not null,
    sent_at timestamptz not null,
    times_sent integer not null constraint relationship_request_sent check (times_sent > 0),
    version integer not null,
    -- Position of the latest event.
    sequence bigint not null,
    constraint relationship_request_state check (
        state in ('PENDING', 'ACCEPTED', 'DECLINED', 'WITHDRAWN', 'EXPIRED', 'REJECTED_REGION')),
    constraint relationship_request_invited check (num_nonnulls(customer_tenant_id, customer_email) > 0),
    constraint relationship_request_answered check (
        state not in ('ACCEPTED', 'DECLINED', 'REJECTED_REGION') or customer_tenant_id is not null),
    constraint relationship_request_indirect check (
        (type = 'INDIRECT_RESELLER') = (num_nonnulls(reseller_partner_id, provider_tenant_id, provider_name) = 3))
);

-- Invitations that nobody's tenant is known for yet, by address.
create index relationship_request_by_email on relationship_request (customer_email, requested_at, id)
    where customer_tenant_id is null;

create table relationship_request_party (
    tenant_id uuid not null,
    role text not null constraint relationship_request_party_role check (role in ('CUSTOMER', 'PARTNER', 'PROVIDER')),
    created timestamptz not null,
    id uuid not null constraint relationship_request_party_request references relationship_request,
    constraint relationship_request_party_key primary key (tenant_id, role, created, id)
);

create index relationship_request_list on relationship_request (requested_at, id);

create table relationship (
    id uuid constraint relationship_key primary key,
    type text not null,
    partner_tenant_id uuid not null,
    partner_name text not null,
    customer_tenant_id uuid not null constraint relationship_customer references customer,
    -- The provider of a reseller, or the reseller of a provider.
    other_partner_tenant_id uuid,
    state text not null,
    since timestamptz not null,
    until timestamptz,
    ended_by text,
    delegated_admin boolean not null,
    delegated_admin_since timestamptz,
    request_id uuid constraint relationship_request references relationship_request,
    version integer not null,
    -- Positions of the latest event and of the latest state record.
    sequence bigint not null,
    state_sequence bigint not null,
    constraint relationship_type check (type in ('RESELLER', 'INDIRECT_RESELLER', 'INDIRECT_PROVIDER')),
    constraint relationship_state check (state in ('ACTIVE', 'REMOVED')),
    constraint relationship_indirect check ((type = 'RESELLER') = (other_partner_tenant_id is null)),
    constraint relationship_ended check ((state = 'REMOVED') = (num_nonnulls(until, ended_by) = 2)),
    constraint relationship_delegated check (delegated_admin = (delegated_admin_since is not null)),
    constraint relationship_gives_no_rights_after_its_end check (state = 'ACTIVE' or not delegated_admin)
);

create unique index relationship_once on relationship (
    partner_tenant_id, customer_tenant_id, coalesce(other_partner_tenant_id, '00000000-0000-0000-0000-000000000000'))
    where state = 'ACTIVE';

create index relationship_list on relationship (since, id);

create table relationship_party (
    tenant_id uuid not null,
    role text not null constraint relationship_party_role check (role in ('CUSTOMER', 'PARTNER')),
    created timestamptz not null,
    id uuid not null constraint relationship_party_relationship references relationship,
    customer_tenant_id uuid not null,
    constraint relationship_party_key primary key (tenant_id, role, created, id)
);

-- Addresses that notification may write to about one request. Erased rows keep no personal value.
create table contact (
    contact_id uuid constraint contact_key primary key,
    tenant_id uuid,
    customer_tenant_id uuid,
    purpose text not null,
    purpose_subject text not null,
    email text,
    name text,
    language text not null,
    roles text[] not null,
    sequence bigint not null,
    erased_at timestamptz,
    constraint contact_erased check ((erased_at is null) = (email is not null))
);

create index contact_purpose on contact (purpose_subject);
