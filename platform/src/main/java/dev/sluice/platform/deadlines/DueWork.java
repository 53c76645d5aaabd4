package dev.sluice.platform.deadlines;

import java.time.Instant;
import java.util.Optional;

/** Work that waits for business time. A sandbox runs it in order when its clock is moved. */
public interface DueWork {

    /** When the earliest piece falls due, past or future. */
    Optional<Instant> nextDueAt();

    /** Runs a batch of what is due at {@code now}; returns how much, zero when nothing is left that is not held elsewhere. */
    int runDue(Instant now);
}
