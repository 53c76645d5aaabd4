-- What reading the rules of renewals, orders and subscriptions again asked for.

-- Orders that keep their partner from leaving the customer, and those that are overdue.
create index csp_order_scheduled_of_customer on csp_order (customer_tenant_id, partner_tenant_id) where state = 'SCHEDULED';
create index csp_order_waiting on csp_order (start_date) where state = 'SCHEDULED';

-- Renewals that should have moved on.
create index channel_transfer_waiting on channel_transfer (state, state_since) where state in ('HELD', 'PROCESSING');

-- Both sides of a request for release find it in lists of their own.
alter table release_request add column holder_tenant_id uuid;
update release_request r set holder_tenant_id = t.partner_tenant_id from channel_transfer t where t.id = r.channel_transfer_id;
alter table release_request alter column holder_tenant_id set not null;
create index release_request_of_requester on release_request (requester_tenant_id, requested_at, id);
create index release_request_of_holder on release_request (holder_tenant_id, requested_at, id);

-- By which request a subscription was handed over. What was handed over before is told in no list of deadlines.
alter table hand_over add column release_request_id uuid;

-- A promotion's place in lists: when and as what it first became known.
alter table promotion add column created timestamptz not null default '2000-01-01T00:00:00Z';
alter table promotion add column place uuid not null default gen_random_uuid();
alter table promotion alter column created drop default;
alter table promotion alter column place drop default;
create index promotion_list on promotion (created, place);

-- Test SKUs belong to no matrix: a sandbox offers them by itself.
delete from offer where version = 1 and sku in ('SANDBOX_FAIL_TWICE', 'SANDBOX_FAIL_ALWAYS', 'SANDBOX_REFUSE');
update offer_matrix_version set rows = 16 where version = 1;
