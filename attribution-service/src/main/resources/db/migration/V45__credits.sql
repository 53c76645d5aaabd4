-- Credit for a customer that a partner added: of one product, once for a month, while the ground stands.
create table credit (
    id uuid constraint credit_pk primary key,
    partner_tenant_id uuid not null,
    customer_tenant_id uuid not null,
    product text not null,
    -- Its first day.
    credit_month date not null,
    state text not null constraint credit_state check (state in ('PENDING', 'GRANTED', 'VISIBLE', 'REVOKED')),
    state_since timestamptz not null,
    -- What it is given for: the partner was associated from here on.
    association_id uuid not null,
    since timestamptz not null,
    reason text,
    created timestamptz not null,
    version bigint not null,
    -- Events told.
    sequence bigint not null,
    constraint credit_once unique (partner_tenant_id, customer_tenant_id, product, credit_month)
);
create index credit_list on credit (partner_tenant_id, created, id);
