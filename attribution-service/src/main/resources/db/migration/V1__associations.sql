-- Which kinds of association count for what, from which day on. An association keeps the answer of its first instant.
create table rule_set (
    id int constraint rule_set_pk primary key,
    effective_from date not null constraint rule_set_day unique,
    recognition text[] not null,
    incentive_eligible text[] not null
);

-- Until 2016-05-31 recognition was the digital partner of record's alone. Incentives are its own in every rule set.
-- Claims bring the rows of theirs.
insert into rule_set (id, effective_from, recognition, incentive_eligible)
values
    (1, '1970-01-01', '{DPOR}', '{DPOR}'),
    (2, '2016-06-01', '{DPOR,TRANSACTING_PARTNER,EXECUTING_PARTNER,DELEGATED_ADMIN}', '{DPOR}'),
    (3, '2016-07-01', '{DPOR,TRANSACTING_PARTNER,EXECUTING_PARTNER,DELEGATED_ADMIN,FASTTRACK}', '{DPOR}');

-- The row is the lock under which an agreement's timeline is derived.
create table agreement (
    agreement_id text constraint agreement_pk primary key
);

-- What became known of who transacts an agreement, as it came. Never changed, so that what was known at a close can be told.
create table agreement_fact (
    agreement_id text not null constraint agreement_fact_agreement references agreement,
    kind text not null constraint agreement_fact_kind check (kind in ('CHANGE_COMPLETED', 'PARTNER_OF_RECORD', 'STATUS')),
    source text not null,
    subject text not null,
    sequence bigint not null,
    event_id uuid not null,
    customer_tenant_id uuid not null,
    -- Of PARTNER_OF_RECORD and CHANGE_COMPLETED: from when. Of STATUS: the end of the agreement, absent while it runs.
    effective_at timestamptz,
    -- Absent: nobody, or a partner that is not registered.
    partner_tenant_id uuid,
    -- Business time, like the closing of a month.
    recorded_at timestamptz not null,
    constraint agreement_fact_pk primary key (agreement_id, kind, source, subject, sequence)
);

create table association (
    id uuid constraint association_pk primary key,
    type text not null,
    partner_tenant_id uuid not null,
    customer_tenant_id uuid not null,
    subscription_id text,
    agreement_id text constraint association_agreement references agreement,
    workload text,
    -- Half-open. Empty when later facts showed that it never was.
    begins_at timestamptz not null,
    ends_at timestamptz,
    recognition boolean not null,
    incentive_eligible boolean not null,
    rule_set int not null constraint association_rule_set references rule_set,
    source text not null,
    created timestamptz not null,
    version bigint not null,
    -- Position of the last event on attribution.credit-events.v1, and of the last record on attribution.association-state.v1.
    event_sequence bigint not null,
    state_sequence bigint not null,
    constraint association_unit check (num_nonnulls(subscription_id, agreement_id) <= 1),
    constraint association_period check (ends_at >= begins_at)
);

create index association_of_agreement on association (agreement_id);
-- For operators; parties read by association_party.
create index association_list on association (created, id);

create table association_party (
    tenant_id uuid not null,
    role text not null constraint association_party_role check (role in ('CUSTOMER', 'PARTNER')),
    created timestamptz not null,
    id uuid not null constraint association_party_association references association on delete cascade,
    constraint association_party_pk primary key (tenant_id, role, created, id)
);
create index association_party_of on association_party (id);
