-- Selections are listed by state, too. Operators see all, as one tenant.

alter table selection_party add column state text;

insert into selection_party (tenant_id, role, created, id)
select '00000000-0000-0000-0000-000000000000', 'OPERATOR', opened_at, id from selection;

update selection_party p set state = (select s.state from selection s where s.id = p.id);

alter table selection_party alter column state set not null;

create index selection_party_in_state on selection_party (tenant_id, role, state, created, id);

-- Operators come by selection_party now.
drop index selection_list;
