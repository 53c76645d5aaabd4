package dev.sluice.platform.operations;

import java.util.Optional;
import java.util.Set;

/** A compacted topic of this service whose state can be published again, so that any copy can be rebuilt from zero. */
public interface StateTopic {

    /** For example {@code cocp.agreement-state.v1}. */
    String topic();

    /**
     * Publishes present state through the outbox, in the caller's transaction, reading in batches: memory stays flat. Takes
     * the next sequence of each subject under its row lock, so that a copy which missed the last change applies this one.
     *
     * @param subjects those to publish, unknown ones are passed over; all when absent
     * @return how many were published
     */
    int republish(Optional<Set<String>> subjects);
}
