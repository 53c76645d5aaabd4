package dev.sluice.benchmarks.migrations;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** A partner, its customers and what they have in the traditional CSP, all made by arithmetic: a number is a subscription. */
record Estate(int customers, int subscriptions) {

    static final UUID PARTNER = UUID.fromString("11111111-0000-4000-8000-000000000001");

    void enter(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    insert into partner (tenant_id, sequence, version, name, pcn, partner_id, partner_types, country, region, authorized,
                        mpa_signed)
                    values ('%s', 1, 1, 'Noordzee Licenties BV', 'A1B2C3D4', '4500001', '{LSP,DIRECT_BILL}', 'NL', 'EUROPE', true, true)
                    """.formatted(PARTNER));
            statement.execute("""
                    insert into customer (tenant_id, sequence, version, name, country, region, segment, trade_status, domains,
                        customer_agreement_accepted)
                    select ('22222222-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 1, 1, 'Customer ' || n, 'NL', 'EUROPE',
                        'COMMERCIAL', 'APPROVED', '{}', true
                    from generate_series(0, %d) as n
                    """.formatted(customers - 1));
            statement.execute("""
                    insert into relationship (id, type, partner_tenant_id, partner_name, customer_tenant_id, state, since,
                        delegated_admin, version, sequence, state_sequence)
                    select gen_random_uuid(), 'RESELLER', '%s', 'Noordzee Licenties BV', tenant_id, 'ACTIVE', now(), false, 1, 1, 1
                    from customer
                    """.formatted(PARTNER));
            statement.execute("""
                    insert into legacy_subscription (id, place, created, customer_tenant_id, partner_tenant_id, offer_id, status,
                        status_since, purchased_on, term_end, renewal_day, term_duration, billing_cycle, quantity, promotion,
                        segment, trial, auto_renew, begun_on, partner_since, version)
                    select 'M' || lpad(n::text, 9, '0'), gen_random_uuid(), now(),
                        ('22222222-0000-4000-8000-' || lpad(to_hex(n %% %d), 12, '0'))::uuid, '%s',
                        '2b3b8d2d-10aa-4be4-b5fd-7f2feb0c3091', 'ACTIVE', now(), current_date - 250, current_date + 116,
                        extract(day from current_date + 115)::integer, 'P1Y', 'Monthly', 25, false, 'COMMERCIAL', false, true,
                        current_date - 250, now() - interval '250 days', 1
                    from generate_series(0, %d) as n
                    """.formatted(customers, PARTNER, subscriptions - 1));
            statement.execute("analyze");
        }
    }

    /** Number 0 shows what is written; all others are taken in turn. */
    int unused(int number) {
        return 1 + (number - 1) % (subscriptions - 1);
    }

    static String subscription(int number) {
        return "M%09d".formatted(number);
    }

    UUID customerOf(int number) {
        return UUID.fromString("22222222-0000-4000-8000-%012x".formatted(number % customers));
    }

    /** What its partner sends to have it migrated. */
    static String request(int number) {
        return "{\"currentSubscriptionId\":\"%s\"}".formatted(subscription(number));
    }
}
