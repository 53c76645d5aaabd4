-- Migrations of legacy subscriptions: bundles, schedules, repair.

alter table migration
    add column schedule_id uuid,
    -- The batch or the caller's own key.
    add column external_reference_id text,
    add column failure_detail text,
    -- What is not repaired by then is reverted.
    add column repair_deadline timestamptz,
    add constraint migration_repair check (state <> 'FAILED_REPAIRING' or repair_deadline is not null);

create index migration_open on migration (state, started_at) where state in ('PROCESSING', 'FAILED_REPAIRING');
create index migration_of_reference on migration (external_reference_id, started_at, id) where external_reference_id is not null;

-- What migrates together: the subscription itself is number 0, the others are its add-ons.
create table migration_member (
    -- Under which its seats are held until there is a new subscription.
    id uuid constraint migration_member_key primary key,
    migration_id uuid not null constraint migration_member_migration references migration,
    no integer not null,
    current_subscription_id text not null,
    sku text not null,
    name text not null,
    catalog_item_id text,
    quantity integer not null constraint migration_member_quantity check (quantity > 0),
    term_duration text not null,
    billing_cycle text not null,
    purchase_full_term boolean not null,
    custom_term_end_date date,
    -- Last day of the legacy term.
    subscription_end_date date not null,
    partner_id_on_record text,
    -- As on the day of the request, whenever it is made.
    promotion_id text,
    percent_off numeric(5, 2),
    requested_on date not null,
    provisioned_as text,
    new_subscription_id uuid,
    order_id uuid,
    constraint migration_member_once unique (migration_id, no)
);

create index migration_member_of on migration_member (current_subscription_id, migration_id);

create table migration_schedule (
    id uuid constraint migration_schedule_key primary key,
    customer_tenant_id uuid not null,
    partner_tenant_id uuid not null,
    partner_name text not null,
    current_subscription_id text not null,
    -- What it is to become, as last looked up.
    sku text not null,
    catalog_item_id text,
    quantity integer not null constraint migration_schedule_quantity check (quantity > 0),
    term_duration text not null,
    billing_cycle text not null,
    subscription_end_date date not null,
    -- What is wanted of it and of its add-ons, as JSON.
    bundle text not null,
    target_at timestamptz,
    migrate_on_renewal boolean not null,
    -- The instant of the target, or of the renewal as it is known.
    runs_at timestamptz not null,
    external_reference_id text,
    origin text not null constraint migration_schedule_origin check (origin in ('SCHEDULE', 'VENDOR')),
    state text not null constraint migration_schedule_state check (state in ('CREATED', 'PROCESSED', 'FAILED', 'CANCELED')),
    state_since timestamptz not null,
    created timestamptz not null,
    last_modified timestamptz not null,
    migration_id uuid,
    error_code text,
    error_number integer,
    error_detail text,
    -- What would be against it if it ran as things stand, as JSON.
    findings text,
    version integer not null,
    sequence bigint not null,
    constraint migration_schedule_target check (migrate_on_renewal = (target_at is null)),
    constraint migration_schedule_processed check ((state = 'PROCESSED') = (migration_id is not null)),
    constraint migration_schedule_failed check ((state = 'FAILED') = (error_code is not null))
);

create index migration_schedule_list on migration_schedule (created, id);
create index migration_schedule_of on migration_schedule (current_subscription_id, created);
create index migration_schedule_of_reference on migration_schedule (external_reference_id, created, id)
    where external_reference_id is not null;

create table migration_schedule_party (
    tenant_id uuid not null,
    role text not null constraint migration_schedule_party_role check (role in ('CUSTOMER', 'PARTNER')),
    created timestamptz not null,
    id uuid not null constraint migration_schedule_party_schedule references migration_schedule,
    constraint migration_schedule_party_key primary key (tenant_id, role, created, id)
);
