package dev.sluice.platform.operations;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.platform.paging.Position;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record that nobody could read, without its content.
 *
 * @param size bytes of the content; absent for a tombstone
 * @param redrivenAt when it was applied after all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeadLetter(
        UUID id,
        String consumer,
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        Map<String, String> headers,
        @Nullable Integer size,
        String reason,
        int attempts,
        Instant firstFailedAt,
        Instant lastFailedAt,
        @Nullable Instant redrivenAt) {

    static DeadLetter of(ResultSet row) throws SQLException {
        var key = row.getBytes("record_key");
        return new DeadLetter(
                row.getObject("id", UUID.class),
                row.getString("consumer"),
                row.getString("topic"),
                row.getInt("kafka_partition"),
                row.getLong("kafka_offset"),
                key == null ? null : new String(key, StandardCharsets.UTF_8),
                KeptRecord.attributes(row.getString("headers")),
                row.getObject("size", Integer.class),
                row.getString("reason"),
                row.getInt("attempts"),
                row.getObject("first_failed_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_failed_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("redriven_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null));
    }

    @JsonIgnore
    public Position position() {
        return new Position(firstFailedAt, id);
    }
}
