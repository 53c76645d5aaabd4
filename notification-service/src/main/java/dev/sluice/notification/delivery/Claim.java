package dev.sluice.notification.delivery;

import dev.sluice.notification.endpoint.Payload;
import dev.sluice.notification.endpoint.PreviousSecret;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A due delivery that belongs to this dispatcher, with everything that an attempt needs.
 *
 * @param retry it was tried before: its lane
 */
record Claim(
        UUID id,
        int attempts,
        int planAttempts,
        boolean retry,
        @Nullable String orderKey,
        UUID messageId,
        String body,
        UUID endpointId,
        String url,
        Payload payload,
        @Nullable Integer maxPerSecond,
        byte @Nullable [] headers,
        byte[] secret,
        List<PreviousSecret> previousSecrets) {}
