-- What can be sold, migrated and upgraded: versions of a whole matrix, each from its day on. Rows are written once.

create table offer_matrix_version (
    version integer constraint offer_matrix_version_key primary key,
    valid_from date not null,
    uploaded_at timestamptz not null,
    rows integer not null
);

create index offer_matrix_version_by_day on offer_matrix_version (valid_from desc, version desc);

create table offer (
    id uuid constraint offer_key primary key,
    created timestamptz not null,
    version integer not null constraint offer_version references offer_matrix_version,
    sku text not null,
    name text not null,
    provisioning_id text,
    -- Its normal form, by which two are compared.
    provisioning_key text,
    legacy_offer_id uuid,
    catalog_item_id text,
    segment text not null constraint offer_segment check (segment in ('COMMERCIAL', 'EDUCATION', 'GOVERNMENT', 'NONPROFIT')),
    -- Countries and regions; none: every market.
    markets text[] not null,
    end_of_sale boolean not null,
    end_of_sale_from date,
    self_migration_from date,
    vendor_led_from date,
    migration_enabled boolean not null,
    -- None of both: nothing in CSP corresponds to it.
    terms text[] not null,
    billing_cycles text[] not null,
    max_seats integer constraint offer_max_seats check (max_seats > 0),
    upgrades_to text[] not null,
    constraint offer_provisioning check ((provisioning_id is null) = (provisioning_key is null)),
    constraint offer_terms check ((cardinality(terms) = 0) = (cardinality(billing_cycles) = 0))
);

create unique index offer_once on offer (
    version, sku, coalesce(legacy_offer_id, '00000000-0000-0000-0000-000000000000'), segment, markets);
create index offer_list on offer (version, created, id);
create index offer_legacy on offer (version, legacy_offer_id) where legacy_offer_id is not null;

-- Which billing cycles go with which term, whatever the offer.
create table term_billing_cycle (
    term text not null,
    billing_cycle text not null,
    valid_from date not null,
    valid_until date,
    constraint term_billing_cycle_key primary key (term, billing_cycle, valid_from)
);

insert into term_billing_cycle (term, billing_cycle, valid_from) values
    ('P1M', 'Monthly', '2000-01-01'),
    ('P1Y', 'Monthly', '2000-01-01'),
    ('P1Y', 'Annual', '2000-01-01'),
    ('P3Y', 'Monthly', '2000-01-01'),
    ('P3Y', 'Annual', '2000-01-01'),
    ('P3Y', 'Triennial', '2000-01-01');

insert into offer_matrix_version (version, valid_from, uploaded_at, rows) values (1, '2000-01-01', '2000-01-01T00:00:00Z', 16);

insert into offer (id, created, version, sku, name, provisioning_id, provisioning_key, segment, markets, end_of_sale,
    migration_enabled, terms, billing_cycles, max_seats, upgrades_to)
select ('00000000-0000-4000-8000-' || lpad(place::text, 12, '0'))::uuid, '2000-01-01T00:00:00Z', 1, sku, name, provisioning_id,
    provisioning_key, segment, '{}', end_of_sale, false,
    case when in_csp then array['P1M', 'P1Y', 'P3Y'] else '{}' end,
    case when in_csp then array['Monthly', 'Annual', 'Triennial'] else '{}' end,
    max_seats, upgrades_to::text[]
from (values
    (1, 'M365_E3_TEAMS', 'Microsoft 365 E3 (with Teams)', 'Microsoft_365_E3', 'microsoft_365_e3',
        'COMMERCIAL', true, true, null::integer, '{M365_E5_TEAMS}'),
    (2, 'M365_E5_TEAMS', 'Microsoft 365 E5 (with Teams)', 'Microsoft_365_E5', 'microsoft_365_e5',
        'COMMERCIAL', true, true, null, '{}'),
    (3, 'M365_E3_NO_TEAMS', 'Microsoft 365 E3 (no Teams)', 'Microsoft_365_E3_(senza Teams)', 'microsoft_365_e3_(no_teams)',
        'COMMERCIAL', false, true, null, '{M365_E5_NO_TEAMS}'),
    (4, 'M365_E5_NO_TEAMS', 'Microsoft 365 E5 (no Teams)', 'Microsoft_365_E5_(senza_Teams)', 'microsoft_365_e5_(no_teams)',
        'COMMERCIAL', false, true, null, '{}'),
    (5, 'M365_BP_NO_TEAMS', 'Microsoft 365 Business Premium (no Teams)', 'Microsoft_365_ Business_ Premium_(senza Teams)',
        'microsoft_365_business_premium_(no_teams)', 'COMMERCIAL', false, true, 300, '{M365_E3_NO_TEAMS}'),
    (6, 'M365_BS_NO_TEAMS', 'Microsoft 365 Business Standard (no Teams)', 'Microsoft_365_Business_Standard_(senza Teams)',
        'microsoft_365_business_standard_(no_teams)', 'COMMERCIAL', false, true, 300, '{M365_BP_NO_TEAMS}'),
    (7, 'LEGACY_ONPREM_X', 'Legacy on-premises X', null, null, 'COMMERCIAL', false, false, null, '{}'),
    (8, 'M365_A3_EDU', 'Microsoft 365 A3', 'Microsoft_365_A3', 'microsoft_365_a3', 'EDUCATION', false, true, null, '{}')
) as listed (place, sku, name, provisioning_id, provisioning_key, segment, end_of_sale, in_csp, max_seats, upgrades_to);

-- Legacy offers. Those that are not enabled have to be moved by hand.
insert into offer (id, created, version, sku, name, legacy_offer_id, catalog_item_id, segment, markets, end_of_sale,
    self_migration_from, vendor_led_from, migration_enabled, terms, billing_cycles, upgrades_to)
select ('00000000-0000-4000-8000-' || lpad(place::text, 12, '0'))::uuid, '2000-01-01T00:00:00Z', 1, sku, name, legacy::uuid, item,
    'COMMERCIAL', '{}', false, self::date, vendor::date, enabled, array['P1M', 'P1Y', 'P3Y'],
    array['Monthly', 'Annual', 'Triennial'], '{}'
from (values
    (9, 'AAD_PREMIUM_P1', 'Azure Active Directory Premium P1', '16c9f982-a827-4003-a88e-e75df1927f27', 'CFQ7TTC0LFLS:0002',
        null, null, false),
    (10, 'INTUNE', 'Intune', '51e95709-dc35-4780-9040-22278cb7c0e1', 'CFQ7TTC0LCH4:0009', null, null, false),
    (11, 'AIP_PREMIUM_P1', 'Azure Information Protection Premium P1', '648bf77b-1f0a-4911-8066-caf37d67dc72',
        'CFQ7TTC0LH9J:0001', null, null, false),
    (12, 'INTUNE', 'Microsoft Intune', '73b45f83-fb4f-4cdc-a0d6-3d8792708f80', 'CFQ7TTC0LCH4:0009', null, null, false),
    (13, 'INTUNE_PER_DEVICE', 'Intune per-device for Enterprise', '871e82d5-a046-4803-9825-69ba2f640c16',
        'CFQ7TTC0LCH4:0004', null, null, false),
    (14, 'INTUNE_EXTRA_STORAGE', 'Intune Extra Storage', 'ced5f693-2d40-40ae-8848-9809ab1b0ee9', 'CFQ7TTC0LCH4:0006',
        null, null, false),
    (15, 'TEAMS_DOMESTIC_CALLING_US_CA', 'Teams Domestic Calling Plan for US and Canada',
        '60d2919e-427a-46c9-bd03-89cbad27d53f', 'CFQ7TTC0LHXJ:0017', null, null, false),
    (16, 'M365_E3', 'Microsoft 365 E3 (DEPR)', '2b3b8d2d-10aa-4be4-b5fd-7f2feb0c3091', 'CFQ7TTC0LFLX:0001',
        '2022-03-01', '2024-01-01', true)
) as listed (place, sku, name, legacy, item, self, vendor, enabled);
