-- What has a subscription to itself: nothing else may begin with it until this is over.
create table open_flow (
    -- A subscription in CSP or a legacy one; ids of the two never meet.
    subscription_id text constraint open_flow_key primary key,
    flow text not null constraint open_flow_kind check (flow in ('MIGRATION_SCHEDULE', 'MIGRATION', 'PARTNER_TRANSFER')),
    flow_id uuid not null,
    customer_tenant_id uuid not null,
    partner_tenant_id uuid not null,
    since timestamptz not null
);

create index open_flow_of on open_flow (flow_id);
create index open_flow_between on open_flow (partner_tenant_id, customer_tenant_id);
