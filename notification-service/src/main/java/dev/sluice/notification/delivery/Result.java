package dev.sluice.notification.delivery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt changes, and what of it is logged. Written as JSON: the names are columns of the statement that stores it.
 *
 * @param gone the receiver said that its address is to be used no more
 * @param at business time of the attempt
 */
record Result(
        UUID id,
        UUID endpointId,
        DeliveryState state,
        @Nullable Instant dueAt,
        boolean gone,
        int number,
        int planAttempts,
        @Nullable String orderKey,
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
