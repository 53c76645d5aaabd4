package dev.sluice.platform.deadlines;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Announces what fell due for one type of aggregate. */
public interface DueHandler {

    String aggregateType();

    /** Locks the aggregate ({@code for no key update skip locked}); false when someone else holds it or it is gone. */
    boolean lock(UUID aggregateId);

    /**
     * How many aggregates are announced in one transaction, their writes gathered. More than one only where nothing else is locked
     * than what belongs to the aggregate alone. When one of them fails, all are announced again, each by itself.
     */
    default int atOnce() {
        return 1;
    }

    /** Locks many as {@link #lock} does one, and reads ahead what announcing them takes; returns those that it locked. */
    default Collection<UUID> lockAll(Collection<UUID> aggregateIds) {
        return aggregateIds.stream().filter(this::lock).toList();
    }

    /**
     * Runs all due rows of the locked aggregate, oldest first, in the sweep's transaction. A row whose aggregate has moved on
     * is a no-op. Events carry the row's {@code dueAt} as their time.
     */
    void due(UUID aggregateId, List<Deadline> rows);
}
