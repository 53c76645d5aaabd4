package dev.sluice.notification.delivery;

import dev.sluice.notification.endpoint.Traffic;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Open deliveries of an endpoint whose owner, or receiver, changed its mind. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class EndpointTraffic implements Traffic {

    private final AgroalDataSource database;
    private final Dispatcher dispatcher;

    EndpointTraffic(AgroalDataSource database, Dispatcher dispatcher) {
        this.database = database;
        this.dispatcher = dispatcher;
    }

    @Override
    public void hold(UUID endpoint) {
        update("update delivery set due_at = null where endpoint_id = ? and due_at is not null", endpoint, null);
    }

    @Override
    public void release(UUID endpoint, Instant now) {
        update("""
                update delivery set due_at = ? where endpoint_id = ? and due_at is null and state in ('PENDING', 'RETRYING')
                """, endpoint, now);
        dispatcher.wakeAfterCommit();
    }

    @Override
    public void abandon(UUID endpoint, Instant now) {
        update("""
                update delivery set state = 'ABORTED', state_since = ?, due_at = null, version = version + 1
                where endpoint_id = ? and state in ('PENDING', 'RETRYING')
                """, endpoint, now);
    }

    private void update(String sql, UUID endpoint, @Nullable Instant now) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(sql)) {
            var column = 1;
            if (now != null) {
                update.setObject(column++, now.atOffset(ZoneOffset.UTC));
            }
            update.setObject(column, endpoint);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
