-- However much others have, whoever asks for little reads little.
create index association_by_customer on association (customer_tenant_id, created, id);
create index association_by_partner on association (partner_tenant_id, created, id);
create index association_by_agreement on association (agreement_id) where agreement_id is not null;
-- Partners that belong together.
create index partner_by_group on partner ((coalesce(global_partner_id, partner_id))) where version > 0;
create index claim_of_partner on claim (partner_tenant_id, state, created, id);
create index claim_of_customer on claim (customer_tenant_id, state, created, id) where first_submitted_at is not null;
create index claim_in_state on claim (state, created, id) where first_submitted_at is not null;
create index credit_in_state on credit (partner_tenant_id, state, created, id);
-- A close reads the statements of its month, not those of all months.
create index statement_of_month on statement (month);
create index revenue_line_without_rate on revenue_line (currency) where usd_rate is null;
