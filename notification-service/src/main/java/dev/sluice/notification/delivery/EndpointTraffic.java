package dev.sluice.notification.delivery;

import dev.sluice.notification.endpoint.DeliveryOrder;
import dev.sluice.notification.endpoint.Traffic;
import dev.sluice.notification.health.HealthDesk;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;

/** Open deliveries of an endpoint whose owner, or receiver, changed its mind. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class EndpointTraffic implements Traffic {

    private final AgroalDataSource database;
    private final Dispatcher dispatcher;
    private final HealthDesk health;

    EndpointTraffic(AgroalDataSource database, Dispatcher dispatcher, HealthDesk health) {
        this.database = database;
        this.dispatcher = dispatcher;
        this.health = health;
    }

    @Override
    public void open(UUID endpoint) {
        health.open(endpoint);
    }

    @Override
    public void rotated(UUID endpoint) {
        update("""
                update endpoint_health set previous_secret_used_at = secret_used_at, secret_used_at = null
                where endpoint_id = ?
                """, endpoint);
    }

    /** Those that wait for their turn are due at once: the next claim sees who has to wait now. */
    @Override
    public void reorder(UUID endpoint, DeliveryOrder order) {
        update("""
                update delivery d
                set order_key = order_key(?, m.subject),
                    due_at = coalesce(due_at, case when e.state = 'ENABLED' then d.state_since end)
                from message m, webhook_endpoint e
                where d.endpoint_id = ? and m.id = d.message_id and m.taken_on = d.taken_on and e.id = d.endpoint_id
                  and d.state in ('PENDING', 'RETRYING') and not d.test
                """, order.name(), endpoint);
        dispatcher.wakeAfterCommit(Set.of(endpoint));
    }

    @Override
    public void moved(UUID endpoint) {
        hold(endpoint);
        health.forgive(endpoint);
    }

    @Override
    public void hold(UUID endpoint) {
        update("update delivery set due_at = null where endpoint_id = ? and due_at is not null", endpoint);
    }

    @Override
    public void release(UUID endpoint, Instant now) {
        update("""
                update delivery set due_at = ? where endpoint_id = ? and due_at is null and state in ('PENDING', 'RETRYING')
                """, now.atOffset(ZoneOffset.UTC), endpoint);
        health.forgive(endpoint);
        dispatcher.wakeAfterCommit(Set.of(endpoint));
    }

    @Override
    public void abandon(UUID endpoint, Instant now) {
        update("""
                update delivery set state = 'ABORTED', state_since = ?, due_at = null, version = version + 1
                where endpoint_id = ? and state in ('PENDING', 'RETRYING')
                """, now.atOffset(ZoneOffset.UTC), endpoint);
    }

    private void update(String sql, Object... parameters) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                update.setObject(i + 1, parameters[i]);
            }
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
