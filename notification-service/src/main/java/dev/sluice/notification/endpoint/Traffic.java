package dev.sluice.notification.endpoint;

import java.time.Instant;
import java.util.UUID;

/** What an endpoint's change means for deliveries that are under way; in the transaction of the change. */
public interface Traffic {

    /** Nothing is tried until {@link #release}; nothing is lost. */
    void hold(UUID endpoint);

    /** What was held is due now. */
    void release(UUID endpoint, Instant now);

    /** What is under way will never be tried again. */
    void abandon(UUID endpoint, Instant now);
}
