-- The name that the rules have for it.
update change_item set declined_by = 'MICROSOFT' where declined_by = 'REVIEW';
