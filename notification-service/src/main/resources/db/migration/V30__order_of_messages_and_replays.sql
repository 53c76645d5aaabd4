-- Messages get a place that readers can rely on, go by days so that old ones can be dropped, and can be replayed.

-- ---- The order of messages --------------------------------------------------------------------------------------------

create sequence message_position;
-- The first position that is given out is 2, so that last_value is always one that was given out.
select nextval('message_position');

-- Positions are given out before their transactions commit. A writer therefore shows, as long as its transaction runs, from
-- where on its positions lie: by a shared lock whose key is the last position given out before it began.
create function next_message_position() returns bigint language plpgsql as $$
begin
    if current_setting('sluice.positions_of', true) is distinct from pg_current_xact_id()::text then
        perform pg_advisory_xact_lock_shared(730020, (select (last_value & 2147483647)::int from message_position));
        perform set_config('sluice.positions_of', pg_current_xact_id()::text, true);
    end if;
    return nextval('message_position');
end $$;

-- Up to here nothing can appear any more: whoever has read up to here has missed nothing. To be asked in a statement of its
-- own, before the one that reads. The end is read before the locks: a writer that has no lock yet gets positions beyond it.
create function message_horizon() returns bigint language plpgsql volatile as $$
declare
    reached bigint;
    behind bigint;
begin
    select last_value into reached from message_position;
    -- Only the lower 31 bits of a position stand in the key; more than half of them away means ahead, not behind.
    select max(distance) into behind from (
        select (reached - l.objid::bigint) & 2147483647 as distance
        from pg_locks l join pg_database d on d.oid = l.database
        where l.locktype = 'advisory' and d.datname = current_database() and l.classid = 730020 and l.objsubid = 2) as writers
    where distance < 1073741824;
    return reached - coalesce(behind, 0);
end $$;

-- ---- Messages by days of real time --------------------------------------------------------------------------------------

alter table delivery drop constraint delivery_message;
alter table message rename to message_whole;
alter table message_whole drop constraint message_pk;
create table message (
    like message_whole including defaults including constraints,
    -- Real time in UTC; the day whose partition holds the row.
    taken_on date not null default (now() at time zone 'UTC')::date,
    position bigint not null default next_message_position(),
    -- Business time of intake.
    accepted_at timestamptz not null,
    -- The endpoint that must not hear of it, because it is about that endpoint.
    except_endpoint uuid,
    constraint message_pk primary key (id, taken_on)
) partition by range (taken_on);
drop table message_whole;

-- Which events were taken, by the day that stands in their own ids: an id is in one partition for ever, so it is unique over
-- all of them. Kept longer than the messages: longer than a topic and its dead letters may repeat an event.
create table known_message (
    id uuid not null,
    known_on date not null,
    constraint known_message_pk primary key (id, known_on)
) partition by range (known_on);

create function day_of_event(id uuid) returns date language sql immutable as $$
    select coalesce((uuid_extract_timestamp(id) at time zone 'UTC')::date, date '1970-01-01')
$$;

-- Who may see a message, in the order of messages: what pull feed and replays walk along.
create table message_party (
    tenant_id uuid not null,
    position bigint not null,
    taken_on date not null,
    message_id uuid not null,
    type text not null,
    subject text not null,
    customer_tenant_id uuid,
    except_endpoint uuid,
    accepted_at timestamptz not null,
    constraint message_party_pk primary key (tenant_id, position, taken_on)
) partition by range (taken_on);

-- The day of its message.
alter table delivery add column taken_on date not null default (now() at time zone 'UTC')::date;
create index delivery_by_day on delivery (taken_on);

-- What keeps order at an endpoint: nothing, the subject, or one thing for all.
create function order_key(delivery_order text, subject text) returns text language sql immutable as $$
    select case delivery_order when 'PER_KEY' then subject when 'STRICT' then '*' end
$$;

alter table attempt rename to attempt_whole;
alter table attempt_whole drop constraint attempt_pk;
alter table attempt_whole drop constraint attempt_delivery;
alter index attempt_of_delivery rename to attempt_of_delivery_whole;
create table attempt (
    like attempt_whole including defaults including constraints,
    logged_on date not null default (now() at time zone 'UTC')::date,
    constraint attempt_pk primary key (id, logged_on)
) partition by range (logged_on);
drop table attempt_whole;
create index attempt_of_delivery on attempt (delivery_id, number, id);

-- For what no day was prepared; normally empty.
create table message_other partition of message default;
create table known_message_other partition of known_message default;
create table message_party_other partition of message_party default;
create table attempt_other partition of attempt default;

-- Makes the partition of a day, unless it is there. Attached, not created in place: that would lock out readers and writers.
create function prepare_day(parent text, day date) returns boolean language plpgsql as $$
declare
    name text := parent || '_' || to_char(day, 'YYYYMMDD');
begin
    if to_regclass(name) is not null then
        return false;
    end if;
    execute format('create table %I (like %I including defaults including constraints)', name, parent);
    execute format('alter table %I attach partition %I for values from (%L) to (%L)', parent, name, day, day + 1);
    return true;
end $$;

select prepare_day(parent, day::date)
from unnest(array['message', 'known_message', 'message_party', 'attempt']) as parent,
    generate_series((now() at time zone 'UTC')::date - 1, (now() at time zone 'UTC')::date + 7, interval '1 day') as day;

-- ---- Replays ------------------------------------------------------------------------------------------------------------

create table replay (
    id uuid constraint replay_pk primary key,
    endpoint_id uuid not null constraint replay_endpoint references webhook_endpoint,
    tenant_type text not null,
    tenant_id uuid not null,
    -- Business time of intake of what is replayed, half open.
    from_at timestamptz not null,
    until_at timestamptz not null,
    -- As patterns of LIKE.
    type_patterns text[] not null,
    only_what text not null,
    -- All up to here are done, and it ends there.
    reached bigint not null default 0,
    until_position bigint not null,
    state text not null,
    total bigint not null,
    succeeded bigint not null default 0,
    created_at timestamptz not null,
    -- Real time, for turns between replays.
    touched_at timestamptz not null,
    done_at timestamptz,
    constraint replay_state check (state in ('RUNNING', 'DONE', 'CANCELED')),
    constraint replay_only check (only_what in ('ALL', 'FAILED', 'MISSING')),
    constraint replay_done check ((state = 'RUNNING') = (done_at is null))
);

create unique index replay_running on replay (endpoint_id) where state = 'RUNNING';
