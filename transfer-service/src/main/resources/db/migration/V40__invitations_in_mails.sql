-- What a mail to an invited person brings: where to answer, and what the partner writes. Erased with the address.
alter table contact add column link text, add column message text;
