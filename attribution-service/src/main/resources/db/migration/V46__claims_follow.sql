-- A claim follows its line while it waits, too, and to every part of what was divided.
alter table claim add column reached_subscription_ids text[] not null default '{}';
update claim set reached_subscription_ids = array[current_subscription_id] where current_subscription_id is not null;
alter table claim alter column reached_subscription_ids drop default;
create index claim_on_subscription on claim (subscription_id) where subscription_id is not null;

-- What a reviewer last wrote to the partner; the partner's own word stands beside it.
alter table claim add column reviewer_comment text;
