package dev.sluice.platform.deadlines;

import dev.sluice.platform.tenancy.Caller;
import java.time.Instant;
import java.util.List;

/**
 * What falls due by a capability's own rows rather than by deadlines that it has set; every bean of this type is asked. Shown
 * with the others, and never swept.
 */
public interface DeadlineSource {

    /**
     * All that concern the caller, in any order; called inside a transaction.
     *
     * @param now business time
     */
    List<Deadline> of(Caller caller, Instant now);
}
