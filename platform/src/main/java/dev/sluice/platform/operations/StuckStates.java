package dev.sluice.platform.operations;

import java.time.Instant;
import java.util.List;

/** What of one capability is stuck; every bean of this type is asked. */
public interface StuckStates {

    /**
     * Longest first, a few hundred at most; called inside a transaction.
     *
     * @param now business time
     */
    List<Stuck> stuck(Instant now);
}
