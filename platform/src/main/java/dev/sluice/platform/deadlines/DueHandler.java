package dev.sluice.platform.deadlines;

import java.util.List;
import java.util.UUID;

/** Announces what fell due for one type of aggregate. */
public interface DueHandler {

    String aggregateType();

    /** Locks the aggregate ({@code for no key update skip locked}); false when someone else holds it or it is gone. */
    boolean lock(UUID aggregateId);

    /**
     * Runs all due rows of the locked aggregate, oldest first, in the sweep's transaction. A row whose aggregate has moved on
     * is a no-op. Events carry the row's {@code dueAt} as their time.
     */
    void due(UUID aggregateId, List<Deadline> rows);
}
