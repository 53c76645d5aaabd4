-- To find what a person was named for when nobody may write to it any more.
create index contact_of_address on contact (tenant_id, email) where email is not null;
