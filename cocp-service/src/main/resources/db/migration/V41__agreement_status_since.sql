-- From when an agreement is over, or runs: told with its state, so that telling it again moves no end. Not known of older rows
-- until that changes.
alter table agreement add column status_since timestamptz;
