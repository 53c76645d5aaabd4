package dev.sluice.platform.outbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Topics that the broker does not let this service write to: they are left alone for a while, and all others go on. */
final class RestingTopics {

    private static final long REST = Duration.ofSeconds(30).toNanos();

    /** Until when, by {@link System#nanoTime}. */
    private final Map<String, Long> restUntil = new HashMap<>();

    /** Whether the topic is to blame, rather than the broker or one event. */
    static boolean isToBlame(Throwable refusal) {
        return refusal instanceof InvalidTopicException
                || refusal instanceof TopicAuthorizationException
                || refusal instanceof UnknownTopicOrPartitionException
                || (refusal.getCause() != null && isToBlame(refusal.getCause()));
    }

    void rest(String topic) {
        restUntil.put(topic, System.nanoTime() + REST);
    }

    /** True when a topic may be tried again. */
    boolean wake() {
        var now = System.nanoTime();
        return restUntil.values().removeIf(until -> until - now <= 0);
    }

    Set<String> names() {
        return restUntil.keySet();
    }
}
