package dev.sluice.notification.replay;

import dev.sluice.platform.progress.OperationStatus;
import dev.sluice.platform.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A replay on its way: what it is about never changes, how far it came does. */
public record Replay(
        UUID id,
        String state,
        long total,
        long succeeded,
        Instant createdAt,
        @Nullable Instant doneAt) {

    private static final String KIND = "webhook-replay";

    static Replay of(ResultSet row) throws SQLException {
        return new Replay(
                row.getObject("id", UUID.class),
                row.getString("state"),
                row.getLong("total"),
                row.getLong("succeeded"),
                required(Sql.instant(row, "created_at")),
                Sql.instant(row, "done_at"));
    }

    OperationStatus status() {
        return new OperationStatus(
                id,
                KIND,
                false,
                doneAt != null,
                state.equals("CANCELED"),
                total,
                succeeded,
                0,
                List.of(),
                false,
                createdAt,
                doneAt == null ? createdAt : doneAt);
    }

    private static Instant required(@Nullable Instant instant) {
        if (instant == null) {
            throw new IllegalStateException("a replay without its beginning");
        }
        return instant;
    }
}
