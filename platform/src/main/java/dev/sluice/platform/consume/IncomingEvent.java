package dev.sluice.platform.consume;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as it was read from a topic.
 *
 * @param data null for a tombstone
 * @param customerTenantId absent where the event is about no customer
 */
public record IncomingEvent(
        UUID id,
        String source,
        String type,
        String topic,
        String subject,
        long sequence,
        Instant time,
        Instant recordedTime,
        @Nullable UUID customerTenantId,
        Set<UUID> audience,
        String correlationId,
        String causationId,
        String traceparent,
        String dataSchema,
        @Nullable JsonNode data) {

    /** @throws Undecodable when the subject is not a UUID */
    public UUID subjectId() {
        try {
            return UUID.fromString(subject);
        } catch (IllegalArgumentException e) {
            throw new Undecodable("subject is not a UUID: " + subject, e);
        }
    }
}
