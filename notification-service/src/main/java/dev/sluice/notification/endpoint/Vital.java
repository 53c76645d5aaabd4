package dev.sluice.notification.endpoint;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a receiver fares, as its owner sees it. Business time.
 *
 * @param failingSince first failure after the last success
 * @param failures in a row
 * @param disableAt when it is disabled unless something succeeds before
 * @param pausedUntil nothing is sent before, since it did nothing but fail
 * @param secretUsedAt when the secret last signed something
 */
public record Vital(
        @Nullable Instant failingSince,
        int failures,
        @Nullable Instant disableAt,
        @Nullable Instant pausedUntil,
        @Nullable Instant secretUsedAt,
        @Nullable Instant previousSecretUsedAt) {

    public static final Vital UNKNOWN = new Vital(null, 0, null, null, null, null);
}
