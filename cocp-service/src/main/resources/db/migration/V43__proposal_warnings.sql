-- What both sides should know of a proposed day, as JSON; of older proposals nothing was found out.
alter table effective_date_proposal add column warnings text not null default '[]';
alter table effective_date_proposal alter column warnings drop default;
