-- The example is there for sandboxes, whose clocks are moved by years.
update promotion set valid_until = '2040-01-01' where id = 'E3-NO-TEAMS-FIRST-YEAR' and valid_until = '2028-01-01';
