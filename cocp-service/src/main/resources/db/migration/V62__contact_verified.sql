-- Of who submitted a request: whether the contact named in it may be written to. Absent for other purposes.
alter table contact add column request_contact_verified boolean;
