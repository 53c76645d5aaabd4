create table tally (place bigint generated always as identity, topic text not null, subject text not null, sequence bigint not null);
create table tally_state (subject text primary key, version bigint not null);
create table parcel (code text primary key, weight int not null, applied_by text not null, tags text[] not null);
