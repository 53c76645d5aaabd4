package dev.sluice.platform.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which records are wanted; what is absent does not restrict.
 *
 * @param from business time, included
 * @param to business time, excluded
 */
public record AuditQuery(
        @Nullable UUID customerTenantId,
        @Nullable String resourceType,
        @Nullable String resourceId,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String correlationId) {

    /** Each part of the statement is a constant; only values come from the caller. */
    PreparedStatement prepare(Connection connection, String select, List<Object> values, String order)
            throws SQLException {
        var sql = new StringBuilder(select);
        var all = new ArrayList<>(values);
        restrict(sql, all, " and r.customer_tenant_id = ?", customerTenantId);
        restrict(sql, all, " and r.resource_type = ?", resourceType);
        restrict(sql, all, " and r.resource_id = ?", resourceId);
        restrict(sql, all, " and r.at >= ?", from == null ? null : from.atOffset(ZoneOffset.UTC));
        restrict(sql, all, " and r.at < ?", to == null ? null : to.atOffset(ZoneOffset.UTC));
        restrict(sql, all, " and r.correlation_id = ?", correlationId);
        var statement = connection.prepareStatement(sql.append(order).toString());
        for (int i = 0; i < all.size(); i++) {
            statement.setObject(i + 1, all.get(i));
        }
        return statement;
    }

    private static void restrict(StringBuilder sql, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(condition);
            values.add(value);
        }
    }
}
