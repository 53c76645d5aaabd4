-- Answers that are overdue and not swept yet: few, whatever waits.
create index claim_answer_due on claim (due_at, id) where state = 'PARTNER_ACTION_REQUIRED';
