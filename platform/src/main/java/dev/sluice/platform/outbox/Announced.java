package dev.sluice.platform.outbox;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How an event is announced.
 *
 * @param subject the aggregate's id; also the record's key
 * @param sequence position in the subject's stream on its topic, 1, 2, 3 ..., taken under the aggregate's row lock
 * @param customerTenantId whose customer it is about; absent where it is about none
 * @param audience the tenants that may see it, all of it
 * @param time business time at which it was decided or fell due
 * @param flow the correlation id, where the aggregate itself is the flow that outlives single requests; else the current one
 */
public record Announced(
        String subject,
        long sequence,
        @Nullable UUID customerTenantId,
        Set<UUID> audience,
        Instant time,
        @Nullable String flow) {

    public Announced(String subject, long sequence, @Nullable UUID customerTenantId, Set<UUID> audience, Instant time) {
        this(subject, sequence, customerTenantId, audience, time, null);
    }

    public Announced {
        if (sequence < 1) {
            throw new IllegalArgumentException("a stream begins at 1, not at " + sequence);
        }
        audience = Set.copyOf(audience);
    }
}
