package dev.sluice.benchmarks.attribution;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Partners that sell subscriptions to customers, and others that had a part in it: entered as rows. */
final class Portfolio {

    /** The id of number {@code n} of a kind. */
    static final String ID = "('%s0000000-0000-4000-8000-' || lpad((%s)::text, 12, '0'))::uuid";

    private Portfolio() {}

    static String partner(String number) {
        return ID.formatted("1", number);
    }

    static String customer(String number) {
        return ID.formatted("2", number);
    }

    static void enter(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    insert into partner (tenant_id, sequence, version, name, partner_id)
                    select %s, 1, 1, 'Partner ' || n, (4000000 + n)::text from generate_series(0, %d - 1) n
                    """.formatted(partner("n"), Scale.PARTNERS));
            statement.execute("""
                    insert into customer (tenant_id, sequence, version, name, country, segment, domains)
                    select %s, 1, 1, 'Customer ' || n, 'NL', 'COMMERCIAL', '{}' from generate_series(0, %d - 1) n
                    """.formatted(customer("n"), Scale.CUSTOMERS));
            statement.execute("""
                    insert into subscription (subscription_id, sequence, customer_tenant_id, channel, status, sku, partner_tenant_id)
                    select 'sub-' || n, 1, %s, 'CSP', 'Active', 'DYN365_BUSINESS_CENTRAL', %s from generate_series(0, %d - 1) n
                    """.formatted(
                            customer("n % " + Scale.CUSTOMERS), partner("n % " + Scale.PARTNERS), Scale.SUBSCRIPTIONS));
            associate(statement, "SUBSCRIPTION", "TRANSACTING_PARTNER", 0);
            associate(statement, "NAMED", "EXECUTING_PARTNER", 1);
            statement.execute("analyze");
        }
    }

    /** @param offset by which partners of this type are others than those who sell */
    private static void associate(Statement statement, String kind, String type, int offset) throws SQLException {
        statement.execute("insert into unit (kind, id) select '%s', 'sub-' || n from generate_series(0, %d - 1) n"
                .formatted(kind, Scale.SUBSCRIPTIONS));
        statement.execute("""
                insert into association (id, unit_kind, unit_id, type, source, subscription_id, partner_tenant_id,
                    customer_tenant_id, begins_at, recognition, incentive_eligible, rule_set, created, version,
                    event_sequence, state_sequence)
                select %s, '%s', 'sub-' || n, '%s', 'BENCH', 'sub-' || n, %s, %s, '2016-07-01T00:00:00Z', true, false, 3,
                    '2016-07-01T00:00:00Z', 1, 0, 0
                from generate_series(0, %d - 1) n
                """.formatted(
                        ID.formatted(Integer.toString(3 + offset), "n"),
                        kind,
                        type,
                        partner("(n + %d) %% %d".formatted(offset, Scale.PARTNERS)),
                        customer("n % " + Scale.CUSTOMERS),
                        Scale.SUBSCRIPTIONS));
    }
}
