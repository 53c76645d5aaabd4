-- What is begun of a day counts: the time left for a review in seconds of working time.
alter table claim add column review_seconds_left bigint;
update claim set review_seconds_left = review_days_left * 86400;
alter table claim alter column review_seconds_left set not null;
alter table claim drop column review_days_left;
