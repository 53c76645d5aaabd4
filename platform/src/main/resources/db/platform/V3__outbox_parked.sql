-- Which subjects an event waits behind, though it was written after they were parked.
create index outbox_parked on platform.outbox (shard, subject, topic) where parked;
