package dev.sluice.notification.delivery;

import io.agroal.api.AgroalDataSource;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** When each secret last signed something: gathered in memory, and written now and then rather than with each delivery. */
@ApplicationScoped
class SecretUses {

    private final AgroalDataSource database;
    private final Map<Secret, Instant> uses = new ConcurrentHashMap<>();

    SecretUses(AgroalDataSource database) {
        this.database = database;
    }

    /** A secret as it is locked: it becomes a previous one without changing. Whatever is not the current one is previous. */
    private record Secret(UUID endpointId, String locked) {}

    void used(Claim claim, boolean withPrevious, Instant now) {
        used(claim.endpointId(), claim.secret(), now);
        if (withPrevious) {
            used(claim.endpointId(), claim.previousSecrets().getFirst().locked(), now);
        }
    }

    private void used(UUID endpoint, byte[] locked, Instant now) {
        uses.merge(new Secret(endpoint, HexFormat.of().formatHex(locked)), now, (a, b) -> a.isAfter(b) ? a : b);
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void write() {
        var taken = new ArrayList<Map.Entry<Secret, Instant>>();
        uses.keySet().forEach(secret -> {
            var at = uses.remove(secret);
            if (at != null) {
                taken.add(Map.entry(secret, at));
            }
        });
        try {
            if (!taken.isEmpty()) {
                write(taken);
            }
        } catch (SQLException e) {
            Log.warnf("the use of secrets is not noted: %s", e.getMessage());
            taken.forEach(use -> uses.merge(use.getKey(), use.getValue(), (a, b) -> a.isAfter(b) ? a : b));
        }
    }

    private void write(List<Map.Entry<Secret, Instant>> taken) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("""
                        with used as (
                            select w.id,
                                max(u.at) filter (where decode(u.locked, 'hex') = w.secret) as current,
                                max(u.at) filter (where decode(u.locked, 'hex') <> w.secret) as previous
                            from unnest(?::uuid[], ?::text[], ?::timestamptz[]) as u (endpoint_id, locked, at)
                            join webhook_endpoint w on w.id = u.endpoint_id group by w.id)
                        update endpoint_health h
                        set secret_used_at = greatest(h.secret_used_at, used.current),
                            previous_secret_used_at = greatest(h.previous_secret_used_at, used.previous)
                        from used where h.endpoint_id = used.id
                        """)) {
            update.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid",
                            taken.stream().map(use -> use.getKey().endpointId()).toArray()));
            update.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            taken.stream().map(use -> use.getKey().locked()).toArray()));
            update.setArray(
                    3,
                    connection.createArrayOf(
                            "timestamptz",
                            taken.stream()
                                    .map(use -> use.getValue()
                                            .atOffset(ZoneOffset.UTC)
                                            .toString())
                                    .toArray()));
            update.executeUpdate();
        }
    }
}
