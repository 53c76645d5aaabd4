-- A customer's search for a partner: whom it asks, what they quote, how it decides.

create table selection (
    id uuid constraint selection_key primary key,
    customer_tenant_id uuid not null,
    customer_name text not null,
    customer_region text not null,
    name text not null,
    -- As JSON: read whole, never searched.
    agreement_ids text not null,
    needs text not null,
    criteria text not null,
    term_months integer not null constraint selection_term check (term_months > 0),
    orders_per_year integer constraint selection_orders check (orders_per_year >= 0),
    opened_at timestamptz not null,
    quotations_due_at timestamptz not null,
    decide_by timestamptz not null,
    state text not null constraint selection_state check (state in ('OPEN', 'EVALUATION', 'CHOSEN', 'CLOSED')),
    state_since timestamptz not null,
    closed_because text,
    chosen_partner_tenant_id uuid,
    notes text,
    notes_at timestamptz,
    notes_version bigint not null,
    version integer not null,
    -- Events told so far; counted under the lock of this row.
    sequence bigint not null,
    constraint selection_periods check (quotations_due_at > opened_at and decide_by >= quotations_due_at),
    constraint selection_closed check ((state = 'CLOSED') = (closed_because is not null)),
    constraint selection_chosen check ((state = 'CHOSEN') = (chosen_partner_tenant_id is not null)),
    constraint selection_notes check ((notes is null) = (notes_at is null) and (notes is null) = (notes_version = 0))
);

create index selection_list on selection (opened_at, id);

create table selection_adviser (
    id uuid constraint selection_adviser_key primary key,
    selection_id uuid not null constraint selection_adviser_selection references selection,
    tenant_id uuid not null,
    invited_at timestamptz not null,
    constraint selection_adviser_once unique (selection_id, tenant_id)
);

create table selection_invitation (
    id uuid constraint selection_invitation_key primary key,
    selection_id uuid not null constraint selection_invitation_selection references selection,
    partner_tenant_id uuid not null,
    partner_pcn text not null,
    partner_name text not null,
    invited_at timestamptz not null,
    -- The quotation as JSON, read whole: the customer, its advisers and the partner itself see it, nobody else.
    offer text,
    quoted_at timestamptz,
    -- Of whoever quoted; for the change request that may follow.
    contact_email text,
    revision bigint not null,
    constraint selection_invitation_once unique (selection_id, partner_tenant_id),
    constraint selection_invitation_quoted check ((offer is null) = (quoted_at is null) and (offer is null) = (revision = 0))
);

-- Who sees a selection, in which role: the one way into lists.
create table selection_party (
    tenant_id uuid not null,
    role text not null,
    created timestamptz not null,
    id uuid not null constraint selection_party_selection references selection,
    constraint selection_party_key primary key (tenant_id, role, created, id)
);

create index selection_party_of_selection on selection_party (id);

-- What was told, to whom, in the order of the events.
create table selection_timeline (
    selection_id uuid not null constraint selection_timeline_selection references selection,
    sequence bigint not null,
    at timestamptz not null,
    type text not null,
    actor text not null,
    audience uuid[] not null,
    data text not null,
    constraint selection_timeline_key primary key (selection_id, sequence)
);
