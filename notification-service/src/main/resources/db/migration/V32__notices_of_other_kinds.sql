-- Notices about something else than a change of partner have no party.
alter table notice alter column party drop not null;
