package dev.sluice.transfer.subscription;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.platform.outbox.Event;
import java.time.Instant;

/**
 * The whole public state of a subscription, after each change of it.
 *
 * @param partnerSince since when its partner has it, whatever term runs now
 */
record SubscriptionChanged(@JsonUnwrapped SubscriptionFacts subscription, Instant partnerSince, int version)
        implements Event {

    static final String TOPIC = "transfer.subscription-state.v1";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String type() {
        return "subscription.changed.v1";
    }
}
