-- Subscriptions that go on under another partner.

-- The first day of its term, where that lies before its own: the other days were another subscription's.
alter table csp_subscription add column term_start_date date
    constraint csp_subscription_term_start check (term_start_date <= start_date);
-- What it adds to.
alter table csp_subscription add column base_subscription_id uuid
    constraint csp_subscription_base references csp_subscription;

create index csp_subscription_add_ons on csp_subscription (base_subscription_id) where base_subscription_id is not null;
