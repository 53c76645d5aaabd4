-- Promotions as dated data. A later import may replace each of them; what was promised to somebody keeps its figures with him.

create table promotion (
    id text constraint promotion_key primary key,
    name text not null,
    sku text not null,
    -- Countries and regions; none: every market.
    markets text[] not null,
    term_duration text not null,
    -- Absent: whatever the billing cycle.
    billing_cycle text,
    percent_off numeric(5, 2) not null constraint promotion_percent check (percent_off > 0 and percent_off <= 100),
    min_quantity integer,
    max_quantity integer,
    -- From the first day on, until the day on which it is over.
    valid_from date not null,
    valid_until date,
    constraint promotion_period check (valid_until > valid_from),
    constraint promotion_quantity check (max_quantity >= min_quantity)
);

create index promotion_by_sku on promotion (sku, valid_from);

-- An example, to be replaced by the programme's own list.
insert into promotion (id, name, sku, markets, term_duration, percent_off, valid_from, valid_until) values
    ('E3-NO-TEAMS-FIRST-YEAR', 'First year of Microsoft 365 E3 (no Teams)', 'M365_E3_NO_TEAMS', '{EUROPE}', 'P1Y', 10,
        '2026-01-01', '2028-01-01');
