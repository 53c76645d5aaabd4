-- Whom customers and the old partner's notices turn to in matters of changes of partner; published by the partner itself.

create table partner_change_contact (
    partner_tenant_id uuid constraint partner_change_contact_key primary key
        constraint partner_change_contact_partner references partner,
    email text not null constraint partner_change_contact_email check (email = lower(email)),
    phone text,
    language text not null,
    -- The published address; only that of a verified user is.
    contact_id uuid,
    version bigint not null
);

create extension if not exists pg_trgm;

-- Any part of a name, without regard to case.
create index partner_name on partner using gin (name gin_trgm_ops);

-- Requests that wait for a partner's answer, by deadline.
create index change_request_waiting on change_request (new_partner_tenant_id, accept_by);
