create table claim (
    id uuid constraint claim_pk primary key,
    claim_name text not null,
    activity text not null,
    partner_tenant_id uuid not null,
    partner_id text not null,
    customer_tenant_id uuid not null,
    customer_domain text not null,
    -- As it was claimed; a claim follows its subscription to the one that takes its place.
    subscription_id text,
    current_subscription_id text,
    products text[] not null,
    workloads text[] not null,
    customer_contact_name text not null,
    customer_contact_title text not null,
    customer_contact_email text not null,
    partner_contact_name text,
    partner_contact_email text,
    incentive_opt_out boolean not null,
    partner_comment text,
    state text not null constraint claim_state check (state in ('DRAFT', 'SUBMITTED', 'UNDER_REVIEW',
        'PARTNER_ACTION_REQUIRED', 'APPROVED', 'REJECTED', 'DISPUTE', 'REJECTED_FINAL', 'ENDED')),
    state_since timestamptz not null,
    created timestamptz not null,
    first_submitted_at timestamptz,
    opt_out_until timestamptz,
    confirm_by timestamptz,
    confirmed_at timestamptz,
    confirmation_overdue boolean not null,
    review_days_left int not null,
    due_at timestamptz,
    reason text,
    disputed boolean not null,
    reviewer text,
    version int not null,
    sequence bigint not null,
    constraint claim_unit check (subscription_id is not null or cardinality(workloads) > 0)
);
create index claim_list on claim (created, id);
create index claim_queue on claim (due_at, id) where state in ('SUBMITTED', 'UNDER_REVIEW', 'DISPUTE');

create table claim_party (
    tenant_id uuid not null,
    role text not null constraint claim_party_role check (role in ('CUSTOMER', 'PARTNER')),
    created timestamptz not null,
    id uuid not null constraint claim_party_claim references claim,
    constraint claim_party_pk primary key (tenant_id, role, created, id)
);

-- When the claim gave an association, half-open; a dispute that was accepted gives another row.
create table claim_grant (
    claim_id uuid not null constraint claim_grant_claim references claim,
    granted_at timestamptz not null,
    ended_at timestamptz,
    constraint claim_grant_pk primary key (claim_id, granted_at),
    constraint claim_grant_period check (ended_at >= granted_at)
);

-- What is claimed exclusively: activity, customer, and workload, or subscription and product.
create table claim_key (
    claim_id uuid not null constraint claim_key_claim references claim,
    key text not null,
    partner_tenant_id uuid not null,
    is_open boolean not null,
    competes boolean not null,
    holds boolean not null,
    constraint claim_key_pk primary key (claim_id, key)
);
create unique index claim_key_once on claim_key (partner_tenant_id, key) where is_open;
create unique index claim_key_held on claim_key (key) where holds;
create index claim_key_rivals on claim_key (key) where competes;

create table arbitration (
    id uuid constraint arbitration_pk primary key,
    customer_tenant_id uuid not null,
    opened_at timestamptz not null,
    decided_at timestamptz,
    winner uuid constraint arbitration_winner references claim,
    reason text
);
create table arbitration_claim (
    arbitration_id uuid not null constraint arbitration_claim_of references arbitration,
    claim_id uuid not null constraint arbitration_claim_claim references claim,
    is_open boolean not null,
    constraint arbitration_claim_pk primary key (arbitration_id, claim_id)
);
create unique index arbitration_claim_once on arbitration_claim (claim_id) where is_open;

create table evidence (
    id uuid constraint evidence_pk primary key,
    claim_id uuid not null constraint evidence_claim references claim,
    kind text not null,
    file_name text not null,
    media_type text not null,
    size bigint not null,
    sha256 text not null,
    signed_by text,
    signed_on date,
    products text[] not null,
    sealed boolean not null,
    findings jsonb not null,
    uploaded_at timestamptz not null
);
create index evidence_of_claim on evidence (claim_id, uploaded_at, id);

-- Contents where PostgreSQL keeps them; written before the row that refers to them, swept when none does.
create table evidence_content (
    id uuid not null,
    place int not null,
    bytes bytea not null,
    -- Real time.
    stored_at timestamptz not null,
    constraint evidence_content_pk primary key (id, place)
);
alter table evidence_content alter column bytes set storage external;
