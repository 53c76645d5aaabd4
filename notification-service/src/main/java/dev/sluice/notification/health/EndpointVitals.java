package dev.sluice.notification.health;

import dev.sluice.notification.endpoint.Vital;
import dev.sluice.notification.endpoint.Vitals;
import dev.sluice.notification.sending.WebhooksConfig;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What owners see of how their endpoints fare. */
@ApplicationScoped
class EndpointVitals implements Vitals {

    private final AgroalDataSource database;
    private final WebhooksConfig config;

    EndpointVitals(AgroalDataSource database, WebhooksConfig config) {
        this.database = database;
        this.config = config;
    }

    @Override
    public Map<UUID, Vital> of(Collection<UUID> endpoints) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select endpoint_id, failing_since, failures, open_until, secret_used_at, previous_secret_used_at
                        from endpoint_health where endpoint_id = any (?)
                        """)) {
            select.setArray(1, connection.createArrayOf("uuid", endpoints.toArray()));
            try (var row = select.executeQuery()) {
                var vitals = new HashMap<UUID, Vital>();
                while (row.next()) {
                    vitals.put(row.getObject(1, UUID.class), vital(row));
                }
                return vitals;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Vital vital(ResultSet row) throws SQLException {
        var since = instant(row, 2);
        return new Vital(
                since,
                row.getInt(3),
                since == null ? null : since.plus(config.disableAfter()),
                instant(row, 4),
                instant(row, 5),
                instant(row, 6));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
