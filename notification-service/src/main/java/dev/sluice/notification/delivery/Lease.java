package dev.sluice.notification.delivery;

import dev.sluice.notification.sending.WebhooksConfig;
import io.agroal.api.AgroalDataSource;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/** How a dispatcher shows that it lives; by the database's clock, the one that all dispatchers share. */
@ApplicationScoped
class Lease {

    private static final int BEATS_PER_LEASE = 4;

    private final AgroalDataSource database;
    private final Duration length;

    Lease(AgroalDataSource database, WebhooksConfig config) {
        this.database = database;
        this.length = config.lease();
    }

    /** Beats on a thread of its own until that is interrupted: whatever the dispatcher waits for, it lives. */
    Thread keep(UUID dispatcher) throws SQLException {
        beat(dispatcher, length);
        return Thread.ofVirtual().name("webhook-lease").start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    Thread.sleep(length.dividedBy(BEATS_PER_LEASE));
                    beat(dispatcher, length);
                } catch (SQLException e) {
                    Log.warnf("the dispatcher cannot show that it lives: %s", e.getMessage());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
    }

    void beat(UUID dispatcher, Duration lease) throws SQLException {
        try (var connection = database.getConnection();
                var upsert = connection.prepareStatement("""
                        insert into dispatcher (id, alive_until) values (?, now() + ? * interval '1 millisecond')
                        on conflict (id) do update set alive_until = excluded.alive_until
                        """)) {
            upsert.setObject(1, dispatcher);
            upsert.setLong(2, lease.toMillis());
            upsert.executeUpdate();
        }
    }

    /** A dispatcher takes its leave, and what it still held is anybody's; so go those that fell silent long ago. */
    void end(UUID dispatcher) throws SQLException {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(
                        "delete from dispatcher where id = ? or alive_until < now() - interval '1 day'")) {
            delete.setObject(1, dispatcher);
            delete.executeUpdate();
        }
    }
}
