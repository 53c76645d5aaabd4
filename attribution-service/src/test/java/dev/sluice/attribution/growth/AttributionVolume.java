package dev.sluice.attribution.growth;

import dev.sluice.stack.testing.Volume;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/**
 * Rows of every kind that lists are made of, nearly all of them of the same two parties; two others have a hundred
 * subscriptions, whatever the others have. One in forty is open.
 */
final class AttributionVolume extends Volume {

    static final UUID CUSTOMER = UUID.fromString("aaaaaaaa-0000-4000-8000-000000000001");
    static final UUID PARTNER = UUID.fromString("aaaaaaaa-0000-4000-8000-000000000002");
    static final UUID SMALL_CUSTOMER = UUID.fromString("aaaaaaaa-0000-4000-8000-000000000003");
    static final UUID SMALL_PARTNER = UUID.fromString("aaaaaaaa-0000-4000-8000-000000000004");
    static final String MONTH = "2025-12";

    private static final int SMALL = 100;
    private static final String CREATED = "timestamptz '2025-11-01' + n * interval '1 second'";
    private static final String STATE = "case when n %% 40 = 0 then '%s' else '%s' end";

    /** @param connection commits by itself */
    AttributionVolume(Connection connection) {
        super(connection);
    }

    void parties() throws SQLException {
        run("""
                insert into customer (tenant_id, sequence, version, name, country, segment, domains)
                values ('%1$s', 1, 1, 'Delta', 'NL', 'COMMERCIAL', '{}'), ('%2$s', 1, 1, 'Gamma', 'NL', 'COMMERCIAL', '{}');
                insert into partner (tenant_id, sequence, version, name, partner_id)
                values ('%3$s', 1, 1, 'Noordzee', '5100001'), ('%4$s', 1, 1, 'Rheia', '5100002');
                insert into revenue_month (month, closes_at, closed_at, rule_set)
                values ('%5$s-01', '2026-01-05', '2026-01-05', 3)
                """.formatted(CUSTOMER, SMALL_CUSTOMER, PARTNER, SMALL_PARTNER, MONTH));
        sold("s", SMALL_CUSTOMER, SMALL_PARTNER, 20, "generate_series(1, %d) as n".formatted(SMALL));
        statement(SMALL_PARTNER, 30);
        lines("s", SMALL_CUSTOMER, SMALL_PARTNER, 20, "generate_series(1, %d) as n".formatted(SMALL));
        statement(PARTNER, 31);
    }

    @Override
    protected void grow() throws SQLException {
        insert(
                "partner",
                id(1) + ", 1, 1, 'Partner ' || n, (6000000 + n)::text",
                "tenant_id, sequence, version, name, partner_id");
        sold("b", CUSTOMER, PARTNER, 2, numbers());
        lines("b", CUSTOMER, PARTNER, 2, numbers());
        agreements();
        claims();
        credits();
        usage();
        deadlines();
    }

    /** @param kind of ids */
    private void sold(String prefix, UUID customer, UUID partner, int kind, String numbers) throws SQLException {
        run("""
                insert into subscription (subscription_id, sequence, customer_tenant_id, channel, status, sku, partner_tenant_id)
                select '%1$s' || n, 1, '%2$s', 'CSP', 'Active', 'DYN365_BUSINESS_CENTRAL', '%3$s' from %4$s
                """.formatted(prefix, customer, partner, numbers));
        run("insert into unit (kind, id) select 'SUBSCRIPTION', '%s' || n from %s".formatted(prefix, numbers));
        run("""
                insert into association (id, unit_kind, unit_id, type, source, subscription_id, partner_tenant_id,
                    customer_tenant_id, begins_at, recognition, incentive_eligible, rule_set, created, version, event_sequence,
                    state_sequence)
                select %1$s, 'SUBSCRIPTION', '%2$s' || n, 'TRANSACTING_PARTNER', 'SUBSCRIPTION', '%2$s' || n, '%3$s', '%4$s', %5$s, true,
                    false, 3, %5$s, 1, 1, 1
                from %6$s
                """.formatted(id(kind), prefix, partner, customer, CREATED, numbers));
        for (var party : Map.of(customer, "CUSTOMER", partner, "PARTNER").entrySet()) {
            run("insert into association_party (tenant_id, role, created, id) select '%s', '%s', %s, %s from %s"
                    .formatted(party.getKey(), party.getValue(), CREATED, id(kind), numbers));
        }
        run("""
                insert into revenue_line (line_id, subscription_id, customer_tenant_id, product, solution_area, month, currency,
                    amount, quantity, sales_channel, usd_rate, usd_rate_day, recorded_at, edition)
                select '%1$s' || n, '%1$s' || n, '%2$s', 'BUSINESS_CENTRAL', 'BUSINESS_APPLICATIONS', '%3$s-01', 'USD', 100, 10, 'CSP',
                    1, '1970-01-01', '2025-12-02', 0
                from %4$s
                """.formatted(prefix, customer, MONTH, numbers));
    }

    private void statement(UUID partner, int kind) throws SQLException {
        run("""
                insert into statement (id, partner_tenant_id, month, sequence) select %1$s, '%2$s', '%3$s-01', 1 from (select 1 as n) one;
                insert into statement_edition (statement_id, number, edition, told_at, cause, causes, lines, checksum)
                select %1$s, 0, 0, '2026-01-05', 'MONTH_CLOSED', '{}', 100, '' from (select 1 as n) one
                """.formatted(id(kind), partner, MONTH));
    }

    private void lines(String prefix, UUID customer, UUID partner, int kind, String numbers) throws SQLException {
        run("""
                insert into statement_line (statement_id, line_no, number, edition, partner_tenant_id, month, customer_tenant_id,
                    subscription_id, product, solution_area, sales_channel, currency, kind, association_type, association_id,
                    duplicate, amount, usd_amount, quantity, sources, rule_set)
                select s.id, n + 1, 0, 0, s.partner_tenant_id, s.month, '%1$s', '%2$s' || n, 'BUSINESS_CENTRAL',
                    'BUSINESS_APPLICATIONS', 'CSP', 'USD', 'BILLED', 'TRANSACTING_PARTNER', %3$s, false, 100, 100, 10, 1, 3
                from statement s, %4$s where s.partner_tenant_id = '%5$s'
                """.formatted(customer, prefix, id(kind), numbers, partner));
    }

    /** Of which the partner was in charge for an hour. */
    private void agreements() throws SQLException {
        insert("unit", "'AGREEMENT', 'G' || n", "kind, id");
        insert("association", """
                %1$s, 'AGREEMENT', 'G' || n, 'TRANSACTING_PARTNER', 'COCP', 'G' || n, '%2$s', '%3$s', %4$s,
                    case when n %% 40 > 0 then %4$s + interval '1 hour' end, true, false, 3, %4$s, 1, 1, 1
                """.formatted(id(3), PARTNER, CUSTOMER, CREATED), """
                id, unit_kind, unit_id, type, source, agreement_id, partner_tenant_id, customer_tenant_id, begins_at, ends_at,
                    recognition, incentive_eligible, rule_set, created, version, event_sequence, state_sequence
                """);
    }

    private void claims() throws SQLException {
        insert("claim", """
                %1$s, 'Claim', 'INFLUENCED_REVENUE', '%2$s', '5100001', '%3$s', 'delta.example', 'b' || n, 'b' || n, '{BUSINESS_CENTRAL}',
                    '{}', 'Eva', 'CIO', 'eva@delta.example', false, %5$s, now(), %4$s, %4$s, false, 10,
                    case when n %% 40 = 0 then timestamptz '2040-01-01' + n * interval '1 second' end, false, 1, 1, array['b' || n]
                """.formatted(id(4), PARTNER, CUSTOMER, CREATED, STATE.formatted("SUBMITTED", "ENDED")), """
                id, claim_name, activity, partner_tenant_id, partner_id, customer_tenant_id, customer_domain, subscription_id,
                    current_subscription_id, products, workloads, customer_contact_name, customer_contact_title,
                    customer_contact_email, incentive_opt_out, state, state_since, created, first_submitted_at,
                    confirmation_overdue, review_seconds_left, due_at, disputed, version, sequence, reached_subscription_ids
                """);
        for (var party : Map.of(CUSTOMER, "CUSTOMER", PARTNER, "PARTNER").entrySet()) {
            insert(
                    "claim_party",
                    "'%s', '%s', %s, %s".formatted(party.getKey(), party.getValue(), CREATED, id(4)),
                    "tenant_id, role, created, id");
        }
        insert(
                "claim_key",
                "%s, 'INFLUENCED_REVENUE ' || n, '%s', n %% 40 = 0, n %% 40 = 0, false".formatted(id(4), PARTNER),
                "claim_id, key, partner_tenant_id, is_open, competes, holds");
        insert("evidence", """
                %s, %s, 'PROOF_OF_EXECUTION', 'proof.pdf', 'application/pdf', 1, '', '{}', false, '{"findings": [], "named": []}', %s
                """.formatted(id(5), id(4), CREATED), """
                id, claim_id, kind, file_name, media_type, size, sha256, products, sealed, findings, uploaded_at
                """);
    }

    private void credits() throws SQLException {
        insert(
                "credit",
                """
                %s, '%s', '%s', 'P' || n, '2026-01-01', %s, now(), %s, %s, %s, 1, 1
                """.formatted(id(6), PARTNER, CUSTOMER, STATE.formatted("PENDING", "VISIBLE"), id(2), CREATED, CREATED),
                """
                id, partner_tenant_id, customer_tenant_id, product, credit_month, state, state_since, association_id, since,
                    created, version, sequence
                """);
    }

    private void usage() throws SQLException {
        insert(
                "usage_fact",
                "'%s', '%s-01', 'TEAMS', 'b' || n, 10, 20, now()".formatted(CUSTOMER, MONTH),
                "customer_tenant_id, month, product, subscription_id, active_users, paid_seats, recorded_at");
        insert("certification", """
                %s, 'p', 'MODERN_WORK', 'ADVANCED', '2025-01-01', '2040-01-01', 1
                """.formatted(id(1)), """
                partner_tenant_id, person_id, area, level, valid_from, valid_until, version
                """);
    }

    private void deadlines() throws SQLException {
        insert(
                "platform.deadline",
                """
                %s, 'claim', %s, 'REVIEW_START', '', timestamptz '2040-01-01' + n * interval '1 second', 'OPERATIONS', '{%s}'
                """.formatted(id(7), id(4), PARTNER),
                "id, aggregate_type, aggregate_id, kind, key, due_at, who, tenants");
        insert(
                "platform.deadline_party",
                "'%s', timestamptz '2040-01-01' + n * interval '1 second', %s".formatted(PARTNER, id(7)),
                "tenant_id, due_at, deadline_id");
    }
}
