-- Whose list shows a deadline, in the order of the list: an index over the tenants of a row finds them, but in no order.
create table platform.deadline_party (
    tenant_id uuid not null,
    due_at timestamptz not null,
    deadline_id uuid not null references platform.deadline on delete cascade,
    primary key (tenant_id, due_at, deadline_id)
);

create index deadline_party_of_deadline on platform.deadline_party (deadline_id);

insert into platform.deadline_party (tenant_id, due_at, deadline_id)
select distinct unnest(tenants), due_at, id from platform.deadline;

drop index platform.deadline_tenants;

-- What operations have to do.
create index deadline_who on platform.deadline (who, due_at, id);
