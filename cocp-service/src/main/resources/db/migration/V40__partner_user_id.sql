-- By which the audit trail knows a user: the address is personal, and what is sealed cannot be erased.
alter table partner_user add column id uuid not null default gen_random_uuid() constraint partner_user_id unique;
alter table partner_user alter column id drop default;
