package dev.sluice.notification.delivery;

import io.agroal.api.AgroalDataSource;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;

/** Where order matters: a delivery that waits for an earlier one is not due, and becomes due when that is done. */
@ApplicationScoped
class Turns {

    private static final String TAKES_IT =
            "d.due_at is null and d.state in ('PENDING', 'RETRYING') and (w.state = 'ENABLED' or d.test and w.state = 'UNVERIFIED')";

    private final AgroalDataSource database;

    Turns(AgroalDataSource database) {
        this.database = database;
    }

    /** What keeps order: a subject at an endpoint, or the whole endpoint. */
    record Key(UUID endpointId, String orderKey) {}

    /** A statement of its own after the one ahead is written, so that it sees whoever began to wait meanwhile. */
    @Transactional(Transactional.TxType.MANDATORY)
    void next(Collection<Key> keys, Instant now) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("""
                        update delivery d set due_at = ?
                        from unnest(?::uuid[], ?::text[]) as k (endpoint_id, order_key)
                        join webhook_endpoint w on w.id = k.endpoint_id
                        cross join lateral (
                            select e.id from delivery e
                            where e.endpoint_id = k.endpoint_id and e.order_key = k.order_key
                              and e.state in ('PENDING', 'RETRYING')
                            order by e.position limit 1) as head
                        where d.id = head.id and %s
                        """.formatted(TAKES_IT))) {
            update.setObject(1, now.atOffset(ZoneOffset.UTC));
            update.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid", keys.stream().map(Key::endpointId).toArray()));
            update.setArray(
                    3,
                    connection.createArrayOf(
                            "text", keys.stream().map(Key::orderKey).toArray()));
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the next in turn cannot be told", e);
        }
    }

    /** Nobody should wait with nobody ahead, and nobody may for ever. */
    @Scheduled(every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("""
                        with recursive head as (
                            (select endpoint_id, order_key, id from delivery
                             where order_key is not null and state in ('PENDING', 'RETRYING')
                             order by endpoint_id, order_key, position limit 1)
                            union all
                            select n.endpoint_id, n.order_key, n.id from head h cross join lateral (
                                select d.endpoint_id, d.order_key, d.id from delivery d
                                where d.order_key is not null and d.state in ('PENDING', 'RETRYING')
                                  and (d.endpoint_id, d.order_key) > (h.endpoint_id, h.order_key)
                                order by d.endpoint_id, d.order_key, d.position limit 1) n)
                        update delivery d set due_at = d.state_since from head h join webhook_endpoint w on w.id = h.endpoint_id
                        where d.id = h.id and %s
                        """.formatted(TAKES_IT))) {
            var found = update.executeUpdate();
            if (found > 0) {
                Log.warnf("%d deliveries waited for nobody", found);
            }
        } catch (SQLException e) {
            Log.warnf("turns cannot be checked: %s", e.getMessage());
        }
    }
}
