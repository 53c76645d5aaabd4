-- The day on which a change takes effect can be agreed, licence by licence; a review can be left to people.

alter table effective_date_proposal
    -- Licence ids it is about, as JSON.
    add column license_ids text,
    add column answered_by text;

update effective_date_proposal p set license_ids =
    (select to_json(array_agg(i.license_id order by i.position))::text from change_item i where i.request_id = p.request_id);

alter table effective_date_proposal
    alter column license_ids set not null,
    add constraint effective_date_proposal_state check (state in ('OPEN', 'AGREED', 'REFUSED', 'COUNTERED', 'LAPSED')),
    add constraint effective_date_proposal_answered check ((state in ('AGREED', 'REFUSED', 'COUNTERED')) = (answered_by is not null)),
    add constraint effective_date_proposal_two_sides check (answered_by <> proposed_by);

alter table change_item
    -- The day on which both sides agreed last.
    add column agreed_date date,
    -- Whether the review completes by itself at processing_due_at, as it was set when the licence was accepted.
    add column automatic_review boolean not null default true;
