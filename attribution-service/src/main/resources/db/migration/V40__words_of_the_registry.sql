-- Facts that say by whom the partner was decided, and since when the status stands.
alter table agreement_fact drop constraint agreement_fact_kind;
alter table agreement_fact add constraint agreement_fact_kind check (kind in
    ('REGISTRY_PARTNER', 'REGISTRY_NOBODY', 'CHANGE_COMPLETED', 'PARTNER_OF_RECORD', 'STATUS', 'STATUS_SINCE'));
