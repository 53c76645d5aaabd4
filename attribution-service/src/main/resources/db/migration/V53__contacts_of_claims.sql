-- Under which id the address of a claim's contact was told to whoever writes mails; the address itself stands on the claim.
create table claim_contact (
    contact_id uuid constraint claim_contact_pk primary key,
    claim_id uuid not null constraint claim_contact_once unique constraint claim_contact_claim references claim,
    -- Position of its latest record on attribution.contacts.v1.
    sequence bigint not null,
    -- From then on nobody may write to it.
    erased_at timestamptz
);
