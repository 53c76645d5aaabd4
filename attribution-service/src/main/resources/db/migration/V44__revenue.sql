-- Billed revenue as billing told it. A line counts once for ever and never changes.
create table revenue_line (
    line_id text constraint revenue_line_pk primary key,
    place bigint generated always as identity,
    subscription_id text not null,
    customer_tenant_id uuid not null,
    product text not null,
    solution_area text not null,
    -- Its first day.
    month date not null constraint revenue_line_month check (extract(day from month) = 1),
    currency text not null,
    amount numeric(19, 2) not null,
    quantity int not null,
    sales_channel text not null,
    -- US dollars for one unit of the currency, and of which day; absent until a rate is known.
    usd_rate numeric(20, 10),
    usd_rate_day date,
    -- Business time.
    recorded_at timestamptz not null,
    -- 0: it was known when its month was closed, or the month is open. Else the restatement that brought it in.
    edition bigint not null
);
create index revenue_line_of_month on revenue_line (month, place);
create index revenue_line_of_subscription on revenue_line (customer_tenant_id, month, subscription_id);

-- What a unit of a currency is worth, from which day on.
create table exchange_rate (
    currency text not null,
    day date not null,
    usd numeric(20, 10) not null constraint exchange_rate_positive check (usd > 0),
    constraint exchange_rate_pk primary key (currency, day)
);
insert into exchange_rate (currency, day, usd) values ('USD', '1970-01-01', 1);

-- Months with revenue. One that is first heard of after its closing day closes on the next one.
create table revenue_month (
    month date constraint revenue_month_pk primary key,
    closes_at timestamptz not null,
    closed_at timestamptz,
    rule_set int constraint revenue_month_rule_set references rule_set
);
create index revenue_month_due on revenue_month (closes_at) where closed_at is null;

-- What a partner is told of a month: once at the close, and never changed. What became known later is told by editions
-- after it, each with lines of its own.
create table statement (
    id uuid constraint statement_pk primary key,
    partner_tenant_id uuid not null,
    month date not null constraint statement_month references revenue_month,
    -- Events told.
    sequence bigint not null,
    constraint statement_of unique (partner_tenant_id, month)
);

create sequence restatement;
create table statement_edition (
    statement_id uuid not null constraint statement_edition_of references statement,
    -- 0: the close; then 1, 2, 3 ...
    number int not null,
    -- 0: the close; else the restatement, which may concern several statements.
    edition bigint not null,
    told_at timestamptz not null,
    cause text not null constraint statement_edition_cause check (cause in
        ('MONTH_CLOSED', 'LATE_REVENUE', 'ASSOCIATION_CHANGED')),
    -- The lines that came late, or the associations that changed.
    causes text[] not null,
    lines int not null,
    checksum text not null,
    constraint statement_edition_pk primary key (statement_id, number)
);

create table statement_line (
    statement_id uuid not null constraint statement_line_of references statement,
    line_no int not null,
    number int not null,
    edition bigint not null,
    partner_tenant_id uuid not null,
    month date not null,
    customer_tenant_id uuid not null,
    subscription_id text not null,
    product text not null,
    solution_area text not null,
    sales_channel text not null,
    currency text not null,
    -- BILLED to whoever transacts, INFLUENCED for all others.
    kind text not null constraint statement_line_kind check (kind in ('BILLED', 'INFLUENCED')),
    association_type text not null,
    association_id uuid not null,
    -- The partner has the same amount by another association already: totals leave it out.
    duplicate boolean not null,
    amount numeric(19, 2) not null,
    usd_amount numeric(19, 2),
    quantity bigint not null,
    -- How many revenue lines there are now; 0 when the partner is not associated any more.
    sources bigint not null,
    rule_set int not null,
    constraint statement_line_pk primary key (statement_id, line_no)
);
create index statement_line_of_customer on statement_line (customer_tenant_id, month);
