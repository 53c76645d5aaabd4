package dev.sluice.transfer.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a subscription goes on from, in another channel or, in {@code CSP} and {@code LEGACY_CSP}, with another partner.
 *
 * @param effectiveAt since when; absent of an order, which says itself when it begins
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Predecessor(
        String channel, String subscriptionId, @Nullable Instant effectiveAt) {

    public static final String CSP = "CSP";
    public static final String LEGACY_CSP = "LEGACY_CSP";

    public Predecessor(String channel, String subscriptionId) {
        this(channel, subscriptionId, null);
    }
}
