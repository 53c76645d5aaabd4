-- What subscriptions cost, and what happens at the end of a term.

create table charge (
    id uuid constraint charge_key primary key,
    kind text not null constraint charge_kind check (kind in ('CHARGE', 'REFUND')),
    -- Its first line is booked before the subscription itself is written.
    subscription_id uuid not null constraint charge_subscription references csp_subscription
        deferrable initially deferred,
    order_id uuid not null,
    origin text not null,
    customer_tenant_id uuid not null,
    -- The partner that transacts.
    billed_to uuid not null,
    sku text not null,
    -- The day by whose month it is filed.
    booked_on date not null,
    from_day date not null,
    -- The last day that it is for.
    to_day date not null,
    quantity integer not null constraint charge_quantity check (quantity > 0),
    -- Of one licence and whole billing period.
    unit_price numeric(14, 4) not null,
    amount numeric(16, 2) not null,
    currency text not null,
    constraint charge_days check (from_day <= to_day),
    constraint charge_sign check (amount = 0 or (kind = 'REFUND') = (amount < 0))
);

create index charge_of_partner on charge (billed_to, booked_on, id);
create index charge_list on charge (booked_on, id);
create index charge_of_subscription on charge (subscription_id);

-- Runs on after its end, month by month, at a price of its own.
alter table csp_subscription add column extended boolean not null default false;
-- Up to, and without, that day its periods are booked. What was there before is not charged behind its partner's back.
alter table csp_subscription add column billed_until date;
update csp_subscription set billed_until = term_end_date + 1;
alter table csp_subscription alter column billed_until set not null;
