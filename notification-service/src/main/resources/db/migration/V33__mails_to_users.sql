-- Mails about news may go to several users of a tenant, one each.
alter table mail add column recipient_contact text;

drop index mail_of_act;
create unique index mail_of_act
    on mail (subject, type, act, recipient, coalesce(recipient_tenant_id::text, ''), coalesce(recipient_contact, ''))
    where state = 'WAITING';
