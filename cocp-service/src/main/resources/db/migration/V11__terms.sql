-- What a customer agrees to when it submits a request. An edition never changes; a new one is added with the day from which it counts.

create table terms_edition (
    version text constraint terms_edition_key primary key,
    valid_from date not null constraint terms_edition_from unique,
    text text not null,
    -- Of the text in UTF-8, in hexadecimal digits.
    sha256 text not null constraint terms_edition_hash check (sha256 = encode(sha256(convert_to(text, 'UTF8')), 'hex'))
);

insert into terms_edition (version, valid_from, text, sha256)
select version, valid_from, text, encode(sha256(convert_to(text, 'UTF8')), 'hex')
from (values ('2026-1', date '2020-01-01', $terms$The customer asks for another channel partner on the agreements named in the request.
The person who signs declares to be entitled to do so for the customer on each of these agreements.
The request changes the partner of an agreement and nothing else; its terms, prices and end stay as they are.
The new partner may accept or decline until the deadline of the request; without an answer the request expires.
The customer may call a licence off while it is in progress, and no longer once it is accepted.
Until the effective day the present partner serves the agreement; from that day, 00:00 UTC, the new partner does.
The effective day is the default of the programme unless customer and new partner agree on another one before processing ends.
All parties are told of each step. The present partner is not told reasons, names and comments.$terms$)) as edition (version, valid_from, text);

alter table change_request
    add column terms_version text,
    add column terms_sha256 text;

update change_request set (terms_version, terms_sha256) = (select version, sha256 from terms_edition order by valid_from limit 1);

-- Kept on the request itself, so that it can be proven whatever becomes of the editions.
alter table change_request
    alter column terms_version set not null,
    alter column terms_sha256 set not null;
