package dev.sluice.notification.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt, as it is shown.
 *
 * @param at business time
 * @param startedAt real time
 */
public record LoggedAttempt(
        int number,
        Instant at,
        Instant startedAt,
        String outcome,
        @Nullable Integer status,
        @Nullable String address,
        @Nullable Long untilAddressMicros,
        @Nullable Long untilHeadMicros,
        long totalMicros,
        @Nullable String responseHead,
        @Nullable String failure) {}
