-- Whose log shows a record is a part of the record: its digest covers the tenants, and nobody takes the record out of their sight.
create trigger audit_party_only_grows before update or delete or truncate on platform.audit_party
    for each statement execute function platform.refuse_change();
