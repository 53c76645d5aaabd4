-- Lists are asked for by state: what each party sees of a request, beside its way into the list. Operators see all, as one tenant.

alter table change_request_party add column state text;

insert into change_request_party (tenant_id, role, created, id)
select '00000000-0000-0000-0000-000000000000', 'OPERATOR', initiated_at, id from change_request;

update change_request_party p set state = (
    select case when count(distinct i.state) = 1 then min(i.state) else 'MIXED' end from change_item i
    where i.request_id = p.id and (p.role <> 'OLD_PARTNER' or i.old_partner_tenant_id = p.tenant_id));

alter table change_request_party alter column state set not null;

create index change_request_party_in_state on change_request_party (tenant_id, role, state, created, id);

-- Operators come by change_request_party now.
drop index change_request_list;
