-- Since when a partner has what it has, whatever term runs now, and what a legacy subscription goes on from.

alter table csp_subscription add column begun_on date;
update csp_subscription set begun_on = start_date;
alter table csp_subscription alter column begun_on set not null;

alter table legacy_subscription
    -- Its first day: of the purchase, or with the partner to which it went over.
    add column begun_on date,
    add column partner_since timestamptz,
    -- The one of another partner that it goes on from.
    add column predecessor_id text constraint legacy_subscription_once unique;
update legacy_subscription set begun_on = purchased_on, partner_since = purchased_on::timestamp at time zone 'UTC';
alter table legacy_subscription
    alter column begun_on set not null,
    alter column partner_since set not null;
