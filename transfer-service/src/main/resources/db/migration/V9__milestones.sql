-- When subscriptions of a segment may and must move to New Commerce, as it was known from a day on. The founding document's rows; what the
-- vendor announced later is imported by whoever wants it.
create table milestone (
    segment text not null constraint milestone_segment check (segment in ('COMMERCIAL', 'PUBLIC_SECTOR', 'MULTI_YEAR')),
    -- Known from this day on.
    valid_from date not null,
    -- Absent: as the offer matrix says.
    self_migration_from date,
    -- Renewals from the first day on, up to and including the last; absent: open.
    vendor_led_from date,
    vendor_led_until date,
    source text not null,
    constraint milestone_key primary key (segment, valid_from),
    constraint milestone_vendor_led check (vendor_led_until >= vendor_led_from)
);

insert into milestone (segment, valid_from, self_migration_from, vendor_led_from, vendor_led_until, source) values
    ('COMMERCIAL', '2023-07-11', '2022-03-01', '2024-01-01', '2024-12-31', 'programme, July 2023'),
    ('PUBLIC_SECTOR', '2023-07-11', '2023-11-01', '2024-01-01', '2024-12-31', 'programme, July 2023'),
    ('MULTI_YEAR', '2023-07-11', null, '2024-01-01', null, 'programme, July 2023');
