package dev.sluice.cocp.growth;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Many rows of every kind that lists are made of, nearly all of them of the same parties. */
final class Volume {

    static final UUID CUSTOMER = UUID.fromString("aaaaaaaa-0000-4000-8000-000000000001");
    static final UUID NEW_PARTNER = UUID.fromString("aaaaaaaa-0000-4000-8000-000000000002");
    static final UUID OLD_PARTNER = UUID.fromString("aaaaaaaa-0000-4000-8000-000000000003");

    private final Connection connection;
    private int rows;

    /** @param connection commits by itself */
    Volume(Connection connection) {
        this.connection = connection;
    }

    void parties() throws SQLException {
        run("""
                insert into customer (tenant_id, name, country, region, region_edition, segment, trade_status, domains,
                    customer_agreement_accepted, version, sequence)
                values ('aaaaaaaa-0000-4000-8000-000000000001', 'Delta', 'NL', 'EUROPE', 1, 'COMMERCIAL', 'APPROVED', '{}', true, 1, 1);
                insert into partner (tenant_id, name, pcn, partner_id, partner_types, country, region, region_edition, authorized,
                    mpa_signed, submitters, version, sequence, created)
                values ('aaaaaaaa-0000-4000-8000-000000000002', 'Noordzee', 'A1B2C3D4', '1', '{LSP}', 'NL', 'EUROPE', 1, true, true, 1, 1, 1,
                        '2025-01-01'),
                    ('aaaaaaaa-0000-4000-8000-000000000003', 'Fjord', 'F0RD0001', '2', '{LSP}', 'DK', 'EUROPE', 1, true, true, 0, 1, 1,
                        '2025-01-01')
                """);
    }

    /** Of each kind, in all. One in forty is open, or waits for somebody. */
    void growTo(int wanted) throws SQLException {
        registry(rows, wanted - 1);
        requests(rows, wanted - 1);
        selections(rows, wanted - 1);
        rows = wanted;
        run("vacuum analyze");
    }

    private void registry(int first, int last) throws SQLException {
        run("""
                insert into partner (tenant_id, name, pcn, partner_id, partner_types, country, region, region_edition, authorized,
                    mpa_signed, submitters, version, sequence, created)
                select %1$s, 'Partner ' || md5(n::text), 'P' || n, n::text, '{LSP}', 'NL', 'EUROPE', 1, true, true, 0, 1, 1,
                    timestamptz '2026-01-01' + n * interval '1 second'
                from generate_series(%2$d, %3$d) as n
                """.formatted(id("1"), first, last));
        run("""
                insert into agreement (agreement_id, id, customer_tenant_id, program, billing, status, status_since, start_date,
                    end_date, mseds, renewed, partner_pcn, partner_tenant_id, partner_since, partner_owned, version, sequence, created)
                select 'G' || lpad(n::text, 7, '0'), %1$s, '%4$s', 'EA', 'INDIRECT', 'ACTIVE', now(), '2024-01-01', '2040-01-01', false, false, 'F0RD0001',
                    '%5$s', now(), false, 1, 1, timestamptz '2026-01-01' + n * interval '1 second'
                from generate_series(%2$d, %3$d) as n
                """.formatted(id("2"), first, last, CUSTOMER, OLD_PARTNER));
    }

    private void requests(int first, int last) throws SQLException {
        run("""
                insert into change_request (id, customer_tenant_id, customer_name, new_partner_tenant_id, new_partner_pcn,
                    new_partner_name, channel, reason, signatory_first_name, signatory_last_name, contact_email, contact_verified,
                    initiated_at, accept_by, anchor, grace_days, refused_items, warnings, version, sequence, terms_version, terms_sha256)
                select %1$s, '%4$s', 'Delta', '%5$s', 'A1B2C3D4', 'Noordzee', 'API', 'CHANGED_NEEDS', 'Eva', 'Jansen',
                    'anna@noordzee.example', true, timestamptz '2026-01-01' + n * interval '1 second',
                    now() + case when n %% 40 = 0 then interval '1 day' else interval '-1 day' end + n * interval '1 ms',
                    'PROCESSED', 90, '[]', '[]', 1, 1, '2026-1', ''
                from generate_series(%2$d, %3$d) as n
                """.formatted(id("3"), first, last, CUSTOMER, NEW_PARTNER));
        run("""
                insert into change_item (id, request_id, position, license_id, billing, old_partner_pcn, old_partner_tenant_id, state,
                    state_since, accepted_at, processing_due_at, review_limit_at, processed_at, effective_at)
                select gen_random_uuid(), %1$s, 0, 'G' || lpad(n::text, 7, '0'), 'INDIRECT', 'F0RD0001', '%4$s',
                    case when n %% 40 = 0 then 'IN_PROGRESS' when n %% 40 = 1 then 'PENDING_REVIEW' else 'COMPLETED' end, now(),
                    now(), now(), now(), case when n %% 40 > 1 then now() end, case when n %% 40 > 1 then now() end
                from generate_series(%2$d, %3$d) as n
                """.formatted(id("3"), first, last, OLD_PARTNER));
        for (var party : List.of(
                Map.entry(CUSTOMER, "CUSTOMER"),
                Map.entry(NEW_PARTNER, "NEW_PARTNER"),
                Map.entry(OLD_PARTNER, "OLD_PARTNER"),
                Map.entry(new UUID(0, 0), "OPERATOR"))) {
            run("""
                    insert into change_request_party (tenant_id, role, created, id, state)
                    select '%4$s', '%5$s', timestamptz '2026-01-01' + n * interval '1 second', %1$s,
                        case when n %% 40 = 0 then 'IN_PROGRESS' when n %% 40 = 1 then 'PENDING_REVIEW' else 'COMPLETED' end
                    from generate_series(%2$d, %3$d) as n
                    """.formatted(id("3"), first, last, party.getKey(), party.getValue()));
        }
        run("""
                insert into platform.deadline (id, aggregate_type, aggregate_id, kind, key, due_at, who, tenants)
                select gen_random_uuid(), 'partner_change_request', %1$s, 'ACCEPTANCE', '', now() + interval '1 hour' + n * interval '1 minute',
                    case when n %% 40 = 1 then 'OPERATIONS' else 'NEW_PARTNER' end, '{%4$s,%5$s}'
                from generate_series(%2$d, %3$d) as n
                """.formatted(id("3"), first, last, CUSTOMER, NEW_PARTNER));
        run("""
                insert into platform.deadline_party (tenant_id, due_at, deadline_id)
                select unnest(d.tenants), d.due_at, d.id from platform.deadline d on conflict do nothing
                """);
    }

    private void selections(int first, int last) throws SQLException {
        run("""
                insert into selection (id, customer_tenant_id, customer_name, customer_region, name, agreement_ids, needs, criteria,
                    term_months, opened_at, quotations_due_at, decide_by, state, state_since, closed_because, notes_version, version,
                    sequence)
                select %1$s, '%4$s', 'Delta', 'EUROPE', 'S', '["G1"]', '', '[]', 36,
                    timestamptz '2026-01-01' + n * interval '1 second', now() + interval '10 days', now() + interval '60 days',
                    case when n %% 40 = 0 then 'OPEN' else 'CLOSED' end, now(), case when n %% 40 > 0 then 'CALLED_OFF' end, 0, 1, 1
                from generate_series(%2$d, %3$d) as n
                """.formatted(id("4"), first, last, CUSTOMER));
        for (var party : List.of(Map.entry(CUSTOMER, "CUSTOMER"), Map.entry(new UUID(0, 0), "OPERATOR"))) {
            run("""
                    insert into selection_party (tenant_id, role, created, id, state)
                    select '%4$s', '%5$s', timestamptz '2026-01-01' + n * interval '1 second', %1$s,
                        case when n %% 40 = 0 then 'OPEN' else 'CLOSED' end
                    from generate_series(%2$d, %3$d) as n
                    """.formatted(id("4"), first, last, party.getKey(), party.getValue()));
        }
    }

    private static String id(String kind) {
        return "('bbbbbbb%s-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid".formatted(kind);
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
