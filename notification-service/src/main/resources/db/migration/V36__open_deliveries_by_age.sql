-- Its condition must not follow from `due_at <= ...`: while little was due when the table was last analyzed, the planner takes any
-- index with such a condition for empty, and read this one from end to end for each endpoint of a claim.
drop index delivery_open_by_age;
create index delivery_open_by_age on delivery (created_at) where coalesce(due_at, 'infinity') < 'infinity';
