package dev.sluice.platform.clock;

import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Identifiers of version 7 (RFC 9562): ordered by the real time at which they were made. */
public final class TimeOrderedId {

    private TimeOrderedId() {}

    public static UUID next() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }
}
