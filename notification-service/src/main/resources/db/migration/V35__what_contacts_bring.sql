-- What a mail brings beside its news, and whether somebody else can be written to at all.
alter table contact
    add column link text,
    add column message text,
    add column request_contact_verified boolean;
