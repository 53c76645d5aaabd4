-- Raises the position of every stream of cocp-service beyond all that it can have told after the instant to which its database was
-- restored: what others heard since never hides what it tells from now on. Positions may have gaps. Copies of other services' facts and
-- timelines keep theirs. As the role cocp, on the restored database: before the service starts, and again whenever something was
-- registered anew that others know already.
begin;
update partner set sequence = sequence + 1000000;
update contact set sequence = sequence + 1000000;
update customer set sequence = sequence + 1000000;
update agreement set sequence = sequence + 1000000;
update change_request set sequence = sequence + 1000000;
update selection set sequence = sequence + 1000000;
commit;
