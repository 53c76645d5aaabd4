package dev.sluice.platform.operations;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A compacted topic of this service whose state can be published again, so that any copy can be rebuilt from zero. */
public interface StateTopic {

    /** For example {@code cocp.agreement-state.v1}. */
    String topic();

    /** Of several kinds of subjects on one topic: which one this is; they are published in the order of these names. */
    default String kind() {
        return "";
    }

    /** The next subjects that have state, in a stable order, after the one given; called inside a transaction. */
    List<String> subjects(@Nullable String after, int limit);

    /**
     * Publishes the present state of these subjects through the outbox, inside a transaction. Takes the next sequence of each
     * under its row lock, so that a copy which missed the last change applies this one; passes over unknown subjects.
     *
     * @return how many were published
     */
    int republish(Collection<String> subjects);

    /** Of subjects that are UUIDs; whatever else somebody wrote names nothing. */
    static List<UUID> ids(Collection<String> subjects) {
        return subjects.stream().flatMap(subject -> id(subject).stream()).toList();
    }

    private static Optional<UUID> id(String subject) {
        try {
            return Optional.of(UUID.fromString(subject));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
