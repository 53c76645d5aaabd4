-- What was made of a bundle of which nothing came is withdrawn from the provisioner.

alter table migration_member add column withdrawn_at timestamptz;
