-- Lists whose cost does not grow: an index in the order of each, beginning with what it is asked by.

drop index agreement_by_end;
create index agreement_by_end on agreement (customer_tenant_id, end_date, id)
    where version > 0 and program in ('EA', 'EAS') and not renewed;
create index agreement_running_on on agreement (customer_tenant_id, end_date, id)
    where version > 0 and program in ('EA', 'EAS') and not renewed and opt_out_date is not null;

create index channel_transfer_of_partner_in_state on channel_transfer (partner_tenant_id, state, scheduled_at, id);
create index channel_transfer_of_customer_in_state on channel_transfer (customer_tenant_id, state, scheduled_at, id);
create index channel_transfer_in_state on channel_transfer (state, scheduled_at, id);

create index csp_subscription_party_of_customer on csp_subscription_party (tenant_id, role, customer_tenant_id, created, id);
create index csp_subscription_list_of_customer on csp_subscription (customer_tenant_id, created, id);

create index relationship_party_list on relationship_party (tenant_id, created, id);
create index relationship_party_list_of_customer on relationship_party (tenant_id, customer_tenant_id, created, id);
create index relationship_list_of_customer on relationship (customer_tenant_id, since, id);
create index relationship_request_party_list on relationship_request_party (tenant_id, created, id);

create index task_open_list on task (tenant_id, opened_at, id) where closed_at is null;
create index task_closed_list on task (tenant_id, opened_at, id) where closed_at is not null;

create index batch_of_partner_in_state on batch (partner_tenant_id, state, created, id);
create index batch_list_in_state on batch (state, created, id);
create index batch_item_in_state on batch_item (batch_id, state, no);

alter table manual_transition_party add column state text not null default 'OPEN';
update manual_transition_party p set state = t.state from manual_transition t where t.id = p.id;
alter table manual_transition_party alter column state drop default;
create index manual_transition_party_in_state on manual_transition_party (tenant_id, state, created, id);
create index manual_transition_list_in_state on manual_transition (state, opened_at, id);
