-- What people of a partner are certified for. A person has one certification at a time: the one told last.
create table certification (
    partner_tenant_id uuid not null,
    person_id text not null,
    area text not null constraint certification_area check (area in ('BUSINESS_APPLICATIONS', 'MODERN_WORK')),
    level text not null constraint certification_level check (level in ('INTERMEDIATE', 'ADVANCED')),
    -- Business day on which it was told.
    valid_from date not null,
    -- Its last day.
    valid_until date not null,
    version int not null,
    constraint certification_pk primary key (partner_tenant_id, person_id)
);

-- How much a customer uses a product or workload, by month; told again it replaces what was told before.
create table usage_fact (
    customer_tenant_id uuid not null,
    month date not null constraint usage_fact_month check (extract(day from month) = 1),
    product text not null,
    -- Empty: of the customer as a whole.
    subscription_id text not null,
    active_users bigint not null,
    paid_seats bigint,
    recorded_at timestamptz not null,
    constraint usage_fact_pk primary key (customer_tenant_id, month, product, subscription_id)
);

-- Monthly value of one active user, or profile, of a business application.
create table capacity_rate (
    product text not null,
    effective_from date not null,
    rate numeric not null,
    constraint capacity_rate_pk primary key (product, effective_from)
);
insert into capacity_rate (product, effective_from, rate)
values
    ('BUSINESS_CENTRAL', '1970-01-01', 1000),
    ('CUSTOMER_ENGAGEMENT', '1970-01-01', 200),
    ('FINANCE_OPERATIONS', '1970-01-01', 100),
    ('POWER_APPS', '1970-01-01', 200),
    ('POWER_AUTOMATE', '1970-01-01', 200),
    ('POWER_BI', '1970-01-01', 200),
    ('CUSTOMER_INSIGHTS', '1970-01-01', 0.2),
    ('REMOTE_ASSIST', '1970-01-01', 1000),
    ('GUIDES', '1970-01-01', 1000),
    ('RETAIL', '1970-01-01', 100);

-- From how much on something counts.
create table score_limit (
    effective_from date not null,
    area text not null,
    track text not null constraint score_limit_track check (track in ('ENTERPRISE', 'SMB')),
    name text not null,
    value numeric not null,
    constraint score_limit_pk primary key (area, track, name, effective_from)
);
insert into score_limit (effective_from, area, track, name, value)
values
    ('1970-01-01', 'BUSINESS_APPLICATIONS', 'ENTERPRISE', 'ADD_REVENUE', 1500),
    ('1970-01-01', 'BUSINESS_APPLICATIONS', 'SMB', 'ADD_REVENUE', 250),
    ('1970-01-01', 'BUSINESS_APPLICATIONS', 'ENTERPRISE', 'USAGE_BASE', 50000),
    ('1970-01-01', 'BUSINESS_APPLICATIONS', 'SMB', 'USAGE_BASE', 25000),
    ('1970-01-01', 'BUSINESS_APPLICATIONS', 'ENTERPRISE', 'DEPLOYMENT', 10000),
    ('1970-01-01', 'BUSINESS_APPLICATIONS', 'SMB', 'DEPLOYMENT', 5000),
    -- A partner is measured as ENTERPRISE with so many workloads above so much in both months.
    ('1970-01-01', 'BUSINESS_APPLICATIONS', 'ENTERPRISE', 'TRACK_WORKLOADS', 5),
    ('1970-01-01', 'BUSINESS_APPLICATIONS', 'ENTERPRISE', 'TRACK_REVENUE', 5000),
    ('1970-01-01', 'MODERN_WORK', 'ENTERPRISE', 'SEATS_FROM', 301),
    ('1970-01-01', 'MODERN_WORK', 'ENTERPRISE', 'SEATS_TO', 1000000000),
    ('1970-01-01', 'MODERN_WORK', 'SMB', 'SEATS_FROM', 11),
    ('1970-01-01', 'MODERN_WORK', 'SMB', 'SEATS_TO', 300),
    ('1970-01-01', 'MODERN_WORK', 'ENTERPRISE', 'ACTIVE_SHARE', 0.4),
    ('1970-01-01', 'MODERN_WORK', 'SMB', 'ACTIVE_SHARE', 0.4);

create table designation (
    id uuid constraint designation_pk primary key,
    partner_tenant_id uuid not null,
    area text not null constraint designation_area check (area in ('BUSINESS_APPLICATIONS', 'MODERN_WORK')),
    status text not null constraint designation_status check (status in
        ('IN_PROGRESS', 'QUALIFIED', 'ENROLLED', 'ENROLLED_RENEWAL_DUE')),
    status_since timestamptz not null,
    -- The last day on which the score was enough.
    qualified_on date,
    enrolled_at timestamptz,
    -- Its anniversary; absent unless it is enrolled.
    enrolled_until timestamptz,
    version int not null,
    -- Events told.
    sequence bigint not null,
    constraint designation_of unique (partner_tenant_id, area)
);
-- Months whose scores were refreshed.
create table score_refresh (
    month date constraint score_refresh_pk primary key
);
