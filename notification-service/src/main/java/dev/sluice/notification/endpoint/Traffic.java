package dev.sluice.notification.endpoint;

import java.time.Instant;
import java.util.UUID;

/** What an endpoint's change means for deliveries that are under way; in the transaction of the change. */
public interface Traffic {

    /** A new endpoint. */
    void open(UUID endpoint);

    /** What signed until now is the previous secret. */
    void rotated(UUID endpoint);

    /** What is under way keeps another order from now on. */
    void reorder(UUID endpoint, DeliveryOrder order);

    /** As {@link #hold}, and how its receiver did at the old address does not count at the new one. */
    void moved(UUID endpoint);

    /** Nothing is tried until {@link #release}; nothing is lost. */
    void hold(UUID endpoint);

    /** What was held is due now; whatever the receiver did before is forgiven. */
    void release(UUID endpoint, Instant now);

    /** What is under way will never be tried again. */
    void abandon(UUID endpoint, Instant now);
}
