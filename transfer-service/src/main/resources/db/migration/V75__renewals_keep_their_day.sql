-- Legacy terms end on the same day of the month again and again, however short the months between are.
alter table legacy_subscription
    add column renewal_day integer constraint legacy_subscription_renewal_day check (renewal_day between 1 and 31);

update legacy_subscription
set renewal_day = extract(day from (term_end - interval '1 microsecond') at time zone 'UTC')::integer;

alter table legacy_subscription alter column renewal_day set not null;

-- Who has a job now: what comes of an attempt counts only for whoever made the latest.
alter table provisioning_job add column claim uuid;
