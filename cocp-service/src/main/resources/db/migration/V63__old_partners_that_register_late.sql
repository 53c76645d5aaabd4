-- Licences whose old partner is known by its PCN alone: who registers that PCN takes part from then on.
create index change_item_of_unregistered on change_item (old_partner_pcn) where old_partner_tenant_id is null;
