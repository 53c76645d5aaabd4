-- Requests of customers to change the partner of record of their agreements, one item an agreement.

create table change_request (
    id uuid constraint change_request_key primary key,
    customer_tenant_id uuid not null,
    customer_name text not null,
    new_partner_tenant_id uuid not null,
    new_partner_pcn text not null,
    new_partner_name text not null,
    channel text not null,
    reason text not null,
    reason_description text,
    signatory_first_name text not null,
    signatory_last_name text not null,
    contact_email text not null,
    contact_verified boolean not null,
    requested_effective_date date,
    initiated_at timestamptz not null,
    accept_by timestamptz not null,
    -- What the default effective day counts from, as it was set when the request was submitted.
    anchor text not null,
    grace_days integer not null constraint change_request_grace check (grace_days >= 0),
    -- What the customer was told beside the items, as JSON.
    refused_items text not null,
    warnings text not null,
    version integer not null,
    -- Events told so far; counted under the lock of this row.
    sequence bigint not null,
    constraint change_request_deadline check (accept_by > initiated_at)
);

create index change_request_list on change_request (initiated_at, id);

create table change_item (
    id uuid constraint change_item_key primary key,
    request_id uuid not null constraint change_item_request references change_request,
    position integer not null,
    license_id text not null,
    billing text,
    old_partner_pcn text,
    old_partner_tenant_id uuid,
    state text not null,
    state_since timestamptz not null,
    accepted_at timestamptz,
    processing_due_at timestamptz,
    review_limit_at timestamptz,
    processed_at timestamptz,
    effective_at timestamptz,
    declined_by text,
    constraint change_item_once unique (request_id, license_id),
    constraint change_item_state check (state in ('IN_PROGRESS', 'ACCEPTED', 'DECLINED', 'PENDING_REVIEW', 'GRACE_PERIOD',
        'CANCELLATION_IN_PROGRESS', 'CANCELED', 'EXPIRED', 'COMPLETED')),
    constraint change_item_declined check ((state = 'DECLINED') = (declined_by is not null)),
    constraint change_item_accepted check (state not in ('ACCEPTED', 'PENDING_REVIEW', 'GRACE_PERIOD', 'COMPLETED')
        or (accepted_at is not null and processing_due_at is not null and review_limit_at is not null)),
    constraint change_item_effective check ((state in ('GRACE_PERIOD', 'COMPLETED'))
        = (effective_at is not null and processed_at is not null))
);

-- The backstop of the submission policy, which looks under a lock.
create unique index change_item_one_open on change_item (license_id)
    where state in ('IN_PROGRESS', 'ACCEPTED', 'PENDING_REVIEW', 'GRACE_PERIOD', 'CANCELLATION_IN_PROGRESS');

create index change_item_under_review on change_item (review_limit_at) where state in ('ACCEPTED', 'PENDING_REVIEW');

create table effective_date_proposal (
    id uuid constraint effective_date_proposal_key primary key,
    request_id uuid not null constraint effective_date_proposal_request references change_request,
    proposed_by text not null,
    proposed_date date not null,
    proposed_at timestamptz not null,
    state text not null,
    state_since timestamptz not null
);

create index effective_date_proposal_of_request on effective_date_proposal (request_id, proposed_at);

-- Who sees a request, in which role: the one way into lists.
create table change_request_party (
    tenant_id uuid not null,
    role text not null,
    created timestamptz not null,
    id uuid not null constraint change_request_party_request references change_request,
    constraint change_request_party_key primary key (tenant_id, role, created, id)
);

create index change_request_party_of_request on change_request_party (id);

-- What was told, to whom, in the order of the events.
create table change_timeline (
    request_id uuid not null constraint change_timeline_request references change_request,
    sequence bigint not null,
    at timestamptz not null,
    type text not null,
    actor text not null,
    license_ids text[] not null,
    audience uuid[] not null,
    -- For all parties that see the entry.
    data text not null,
    -- Reasons and comments: never for the old partner.
    confidential text not null,
    constraint change_timeline_key primary key (request_id, sequence)
);
