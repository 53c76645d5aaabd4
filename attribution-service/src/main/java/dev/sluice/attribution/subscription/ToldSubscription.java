package dev.sluice.attribution.subscription;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A record of a subscription as it arrived.
 *
 * @param sequence its place among the records of the subscription at its source
 */
public record ToldSubscription(SubscriptionState state, String source, long sequence, Instant time, UUID eventId) {

    /** The subscription itself and those that it replaced. */
    public List<String> subscriptionIds() {
        return Stream.concat(Stream.of(state.subscriptionId()), state.predecessors().stream())
                .toList();
    }
}
