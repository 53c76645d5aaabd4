package dev.sluice.transfer.growth;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/** Many rows of every kind that lists are made of, all of them of the same two parties. One in forty is open. */
final class Volume {

    static final UUID CUSTOMER = UUID.fromString("aaaaaaaa-0000-4000-8000-000000000001");
    static final UUID PARTNER = UUID.fromString("aaaaaaaa-0000-4000-8000-000000000002");

    static final UUID LARGE_BATCH = UUID.fromString("aaaaaaaa-0000-4000-8000-000000000003");

    private static final String CREATED = "timestamptz '2026-01-01' + n * interval '1 second'";

    private final Connection connection;
    private int first;
    private int last;

    /** @param connection commits by itself */
    Volume(Connection connection) {
        this.connection = connection;
    }

    void parties() throws SQLException {
        run("""
                insert into customer (tenant_id, sequence, version, name, country, region, segment, trade_status, domains,
                    customer_agreement_accepted)
                values ('%s', 1, 1, 'Delta', 'NL', 'EUROPE', 'COMMERCIAL', 'APPROVED', '{}', true);
                insert into partner (tenant_id, sequence, version, name, partner_id, partner_types, country, region, authorized,
                    mpa_signed)
                values ('%s', 1, 1, 'Noordzee', '1', '{DIRECT_BILL}', 'NL', 'EUROPE', true, true)
                """.formatted(CUSTOMER, PARTNER));
        largeBatch();
    }

    /** It stands behind all others, so that nobody counts its items on the first page. */
    private void largeBatch() throws SQLException {
        run("""
                insert into batch (id, kind, partner_tenant_id, total, canary_open, state, state_since, created, created_by,
                    tried_before, failed_before, quarters_told, version, sequence)
                values ('%s', 'CHANNEL_TRANSFER', '%s', 1, false, 'CANCELED', now(), '2039-01-01', 'anna', 0, 0, 0, 1, 1)
                """.formatted(LARGE_BATCH, PARTNER));
    }

    /** Of each kind, in all. */
    void growTo(int wanted) throws SQLException {
        first = last;
        last = wanted;
        agreements();
        relationships();
        renewals();
        subscriptions();
        orders();
        migrations();
        batches();
        charges();
        manual();
        deadlines();
        run("vacuum analyze");
    }

    private void agreements() throws SQLException {
        insert("agreement", """
                'G' || n, %s, %s, 1, 1, '%s', 'EA', 'ACTIVE', date '2024-01-01',
                    case when n %% 40 = 0 then current_date + 30 else date '2040-01-01' end, false, false, '%s', now(),
                    'F0RD0001'
                """.formatted(id(1), CREATED, CUSTOMER, PARTNER), """
                agreement_id, id, created, sequence, version, customer_tenant_id, program, status, start_date, end_date, mseds,
                    renewed, partner_tenant_id, partner_since, partner_pcn
                """);
        for (var party :
                Map.of(CUSTOMER, "CUSTOMER", PARTNER, "PARTNER_OF_RECORD").entrySet()) {
            insert(
                    "agreement_party",
                    "'%s', '%s', %s, %s, '%s'".formatted(party.getKey(), party.getValue(), CREATED, id(1), CUSTOMER),
                    "tenant_id, role, created, id, customer_tenant_id");
        }
        insert(
                "ea_subscription",
                "'G' || n, 'G' || n, 'M365_E3_NO_TEAMS', 'M365_E3', 1, 'COMMERCIAL', true, 1, %s, %s"
                        .formatted(CREATED, id(2)),
                "id, agreement_id, sku, provisioning_id, quantity, segment, license_based, version, created, place");
    }

    private void relationships() throws SQLException {
        insert("relationship_request", """
                %1$s, 'RESELLER', '%2$s', '%2$s', 'Noordzee', '%3$s', false, case when n %% 40 = 0 then 'PENDING' else 'WITHDRAWN' end,
                    now(), %4$s, now() + interval '30 days', now(), 1, 1, 1
                """.formatted(id(3), PARTNER, CUSTOMER, CREATED), """
                id, type, requester_tenant_id, partner_tenant_id, partner_name, customer_tenant_id, include_delegated_admin, state,
                    state_since, requested_at, expires_at, sent_at, times_sent, version, sequence
                """);
        parties("relationship_request_party", 3, "");
        insert("relationship", """
                %s, 'RESELLER', '%s', 'Noordzee', '%s', case when n = 0 then 'ACTIVE' else 'REMOVED' end, %s,
                    case when n > 0 then now() end, case when n > 0 then 'CUSTOMER' end, false, 1, 1, 1
                """.formatted(id(4), PARTNER, CUSTOMER, CREATED), """
                id, type, partner_tenant_id, partner_name, customer_tenant_id, state, since, until, ended_by, delegated_admin,
                    version, sequence, state_sequence
                """);
        parties("relationship_party", 4, ", customer_tenant_id");
    }

    private void renewals() throws SQLException {
        insert("channel_transfer", """
                %s, 'G' || n, 'G' || n, '%s', '%s', 'Noordzee', 'M365_E3_NO_TEAMS', 'P1Y', 'MONTHLY', 1, date '2040-01-01', %s,
                    '2040-01-02T12:00:00Z', '2040-01-05T12:00:00Z', date '2040-01-02', false,
                    case when n %% 40 = 0 then 'SCHEDULED' else 'CANCELED' end, now(), 1, 1
                """.formatted(id(5), CUSTOMER, PARTNER, CREATED), """
                id, ea_subscription_id, agreement_id, customer_tenant_id, partner_tenant_id, partner_name, sku, term_duration,
                    billing_cycle, quantity, ea_end_date, scheduled_at, not_before, process_by, start_date, starts_when_processed,
                    state, state_since, version, sequence
                """);
        parties("channel_transfer_party", 5, "");
        insert("release_request", """
                %s, %s, '%s', '%s', 'Delta', 'LAPSED', %s, now()
                """.formatted(id(6), id(5), PARTNER, CUSTOMER, CREATED), """
                id, channel_transfer_id, holder_tenant_id, requester_tenant_id, requester_name, state, requested_at, decided_at
                """);
    }

    private void subscriptions() throws SQLException {
        insert("csp_subscription", """
                %s, '%s', '%s', 'Noordzee', 'M365_E3_NO_TEAMS', 'E3', 'NL', 'x', 1, 'P1Y', 'MONTHLY', date '2026-01-01',
                    date '2040-01-01', true, case when n %% 40 = 0 then 'ACTIVE' else 'DELETED' end, now(), 'ORDER', %s, %s, 1, 1, 1,
                    date '2040-01-02', date '2026-01-01'
                """.formatted(id(7), CUSTOMER, PARTNER, id(8), CREATED), """
                id, customer_tenant_id, partner_tenant_id, partner_name, sku, name, market, provisioned_as, quantity, term_duration,
                    billing_cycle, start_date, term_end_date, auto_renew, status, status_since, origin, order_id, created, version,
                    sequence, state_sequence, billed_until, begun_on
                """);
        parties("csp_subscription_party", 7, ", customer_tenant_id");
        insert(
                "quantity_slice",
                "%s, 1, 1, now(), now()".formatted(id(7)),
                "subscription_id, no, quantity, opened_at, closes_at");
        insert(
                "task",
                "%s, '%s', 'RESELLER_REQUIRED_AFTER_RENEWAL', %s, %s, case when n %% 40 > 0 then now() end"
                        .formatted(id(9), PARTNER, id(7), CREATED),
                "id, tenant_id, kind, subject, opened_at, closed_at");
    }

    private void orders() throws SQLException {
        insert("csp_order", """
                %s, '%s', '%s', 'Noordzee', 'M365_E3_NO_TEAMS', 'E3', 1, 'P1Y', 'MONTHLY', date '2040-01-01', 'ORDER',
                    case when n %% 40 = 0 then 'SCHEDULED' else 'CANCELED' end, now(), %s, 1, 1
                """.formatted(id(8), CUSTOMER, PARTNER, CREATED), """
                id, customer_tenant_id, partner_tenant_id, partner_name, sku, name, quantity, term_duration, billing_cycle, start_date,
                    origin, state, state_since, ordered_at, version, sequence
                """);
        parties("csp_order_party", 8, "");
    }

    private void migrations() throws SQLException {
        insert("migration", """
                %s, '%s', '%s', 'Noordzee', 'EA_RENEWAL', 'G' || n, 'M365_E3_NO_TEAMS', 1, 'P1Y', 'MONTHLY', 'COMPLETED', %s, now(), 1, 1
                """.formatted(id(10), CUSTOMER, PARTNER, CREATED), """
                id, customer_tenant_id, partner_tenant_id, partner_name, origin, current_subscription_id, sku, quantity,
                    term_duration, billing_cycle, state, started_at, ended_at, version, sequence
                """);
        parties("migration_party", 10, "");
    }

    private void batches() throws SQLException {
        insert("batch", """
                %s, 'CHANNEL_TRANSFER', '%s', 1, false, case when n %% 40 = 0 then 'CREATED' else 'CANCELED' end, now(), %s, 'anna',
                    0, 0, 0, 1, 1
                """.formatted(id(11), PARTNER, CREATED), """
                id, kind, partner_tenant_id, total, canary_open, state, state_since, created, created_by, tried_before,
                    failed_before, quarters_told, version, sequence
                """);
        insert(
                "batch_item",
                "'%s', n, 'G' || n, '{}', case when n %% 40 = 0 then 'FAILED' else 'CANCELED' end, 0"
                        .formatted(LARGE_BATCH),
                "batch_id, no, item_key, entry, state, attempts");
    }

    private void charges() throws SQLException {
        insert("charge", """
                %s, 'CHARGE', %s, %s, 'ORDER', '%s', '%s', 'M365_E3_NO_TEAMS', date '2026-01-01' + n %% 28, date '2026-01-01',
                    date '2026-01-31', 1, 1, 1, 'EUR'
                """.formatted(id(12), id(7), id(8), CUSTOMER, PARTNER), """
                id, kind, subscription_id, order_id, origin, customer_tenant_id, billed_to, sku, booked_on, from_day, to_day,
                    quantity, unit_price, amount, currency
                """);
    }

    private void manual() throws SQLException {
        insert("manual_transition", """
                %s, '%s', '%s', 'Noordzee', 'WEB_DIRECT', 'W' || n, date '2040-01-01', 'M365_E3_NO_TEAMS', true, false, 'NONE',
                    'WAIT_FOR_END', date '2040-01-31', case when n %% 40 = 0 then 'OPEN' else 'COMPLETED' end, now(), %s, 1, 1
                """.formatted(id(13), CUSTOMER, PARTNER, CREATED), """
                id, customer_tenant_id, partner_tenant_id, partner_name, source_channel, source_subscription_id, source_end_date,
                    target_sku, provisioning_id_match, license_reassignment_required, credit_route, advice, purchase_deadline, state,
                    state_since, opened_at, version, sequence
                """);
        for (var party : new UUID[] {CUSTOMER, PARTNER}) {
            insert(
                    "manual_transition_party",
                    "'%s', %s, %s, case when n %% 40 = 0 then 'OPEN' else 'COMPLETED' end"
                            .formatted(party, CREATED, id(13)),
                    "tenant_id, created, id, state");
        }
    }

    private void deadlines() throws SQLException {
        insert("platform.deadline", """
                %s, 'subscription', %s, 'TERM_END', '', '2040-01-02'::timestamptz + n * interval '1 second', 'PARTNER', '{%s,%s}'
                """.formatted(id(14), id(7), CUSTOMER, PARTNER), """
                id, aggregate_type, aggregate_id, kind, key, due_at, who, tenants
                """);
        insert("platform.deadline_party", """
                '%s', '2040-01-02'::timestamptz + n * interval '1 second', %s
                """.formatted(PARTNER, id(14)), "tenant_id, due_at, deadline_id");
    }

    /** @param more a further column, for the customer */
    private void parties(String table, int kind, String more) throws SQLException {
        for (var party : Map.of(CUSTOMER, "CUSTOMER", PARTNER, "PARTNER").entrySet()) {
            insert(
                    table,
                    "'%s', '%s', %s, %s%s"
                            .formatted(
                                    party.getKey(),
                                    party.getValue(),
                                    CREATED,
                                    id(kind),
                                    more.isEmpty() ? "" : ", '%s'".formatted(CUSTOMER)),
                    "tenant_id, role, created, id" + more);
        }
    }

    private void insert(String table, String values, String columns) throws SQLException {
        run("insert into %s (%s) select %s from generate_series(%d, %d) as n"
                .formatted(table, columns, values, first, last - 1));
    }

    private static String id(int kind) {
        return "('bbbbbb%02d-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid".formatted(kind);
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
