-- Scheduled migrations are looked at many at once: apart from what they run by.
update platform.deadline set aggregate_type = 'migration_schedule_look'
where aggregate_type = 'migration_schedule' and kind = 'CHECK';
