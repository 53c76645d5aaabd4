-- Renewals from an EA to CSP that are under way, as transfer-service last told. Nothing is decided by them: they are warnings.
create table scheduled_renewal (
    channel_transfer_id uuid constraint scheduled_renewal_key primary key,
    agreement_id text not null,
    open boolean not null
);

create index scheduled_renewal_open on scheduled_renewal (agreement_id) where open;
