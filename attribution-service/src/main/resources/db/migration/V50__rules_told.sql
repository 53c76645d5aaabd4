-- Whether the state of associations was told again since the day of the rules came.
alter table rule_set add column told boolean not null default true;
