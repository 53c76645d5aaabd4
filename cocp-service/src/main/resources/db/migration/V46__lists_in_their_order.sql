-- The list of all agreements, for operators.
create index agreement_list on agreement (created, id);

-- Requests that wait for a partner's answer, in the order in which they are shown.
drop index change_request_waiting;
create index change_request_waiting on change_request (new_partner_tenant_id, accept_by, id);
