package dev.sluice.benchmarks.migrations;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The rows that a validation looks at, each by its key, on a connection of its own, and nothing else. */
final class Looks implements AutoCloseable {

    private static final List<String> OF_SUBSCRIPTION = List.of(
            "select * from legacy_subscription where id = ?",
            "select * from legacy_subscription where base_subscription_id = ?",
            "select * from open_flow where subscription_id = ?");

    private final Connection connection;
    private final List<PreparedStatement> bySubscription = new ArrayList<>();
    private final PreparedStatement partner;
    private final PreparedStatement customer;
    private final PreparedStatement relationship;

    Looks(Connection connection) throws SQLException {
        this.connection = connection;
        for (var text : OF_SUBSCRIPTION) {
            bySubscription.add(connection.prepareStatement(text));
        }
        partner = connection.prepareStatement("select * from partner where tenant_id = ?");
        customer = connection.prepareStatement("select * from customer where tenant_id = ?");
        relationship = connection.prepareStatement(
                "select since from served_customer where partner_tenant_id = ? and customer_tenant_id = ?");
    }

    /** @throws IllegalStateException when one of them is not there */
    void at(String subscription, UUID customerTenantId) throws SQLException {
        for (var statement : bySubscription) {
            statement.setString(1, subscription);
        }
        partner.setObject(1, Estate.PARTNER);
        customer.setObject(1, customerTenantId);
        relationship.setObject(1, Estate.PARTNER);
        relationship.setObject(2, customerTenantId);
        var found = rows(bySubscription.getFirst()) + rows(partner) + rows(customer) + rows(relationship);
        for (var statement : bySubscription.subList(1, bySubscription.size())) {
            rows(statement);
        }
        if (found != 4) {
            throw new IllegalStateException("%s: %d of 4 rows".formatted(subscription, found));
        }
    }

    private static int rows(PreparedStatement statement) throws SQLException {
        try (var rows = statement.executeQuery()) {
            var count = 0;
            while (rows.next()) {
                count++;
            }
            return count;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
