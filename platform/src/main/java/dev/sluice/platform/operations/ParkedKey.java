package dev.sluice.platform.operations;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.sluice.platform.paging.Position;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;

/**
 * A key whose records wait.
 *
 * @param reason why its first record was refused
 * @param waiting how many records wait, with the first
 * @param first place and attributes of the record to blame
 */
public record ParkedKey(
        UUID id,
        String consumer,
        String topic,
        String key,
        String reason,
        Instant parkedAt,
        int waiting,
        Map<String, String> first) {

    static ParkedKey of(ResultSet row) throws SQLException {
        var topic = row.getString("topic");
        return new ParkedKey(
                row.getObject("id", UUID.class),
                row.getString("consumer"),
                topic,
                row.getString("key"),
                row.getString("reason"),
                row.getObject("parked_at", OffsetDateTime.class).toInstant(),
                row.getInt("waiting"),
                row.getString("headers") == null
                        ? Map.of()
                        : KeptRecord.of(topic, row).place());
    }

    @JsonIgnore
    public Position position() {
        return new Position(parkedAt, id);
    }
}
