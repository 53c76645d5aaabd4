package dev.sluice.notification.replay;

import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * May this range be replayed? Pure.
 *
 * @param kept for how long messages are kept
 */
record ReplayPolicy(Duration kept) {

    /** @param typeObjections against the types that are named */
    List<Violation> objections(NewReplay wanted, List<Violation> typeObjections, Instant now) {
        var objections = new ArrayList<Violation>();
        var to = wanted.to();
        if (to != null && !to.isAfter(wanted.from())) {
            objections.add(Violation.of("/to", "REPLAY_RANGE_EMPTY", "The range ends where it begins, or before."));
        }
        if (wanted.from().isAfter(now)) {
            objections.add(
                    Violation.of("/from", "REPLAY_RANGE_EMPTY", "The range begins after now, %s.".formatted(now)));
        }
        var oldest = now.minus(kept);
        if (wanted.from().isBefore(oldest)) {
            objections.add(Violation.of(
                            "/from",
                            "REPLAY_TOO_FAR_BACK",
                            "Messages are kept for %d days; the oldest that can be replayed is of %s."
                                    .formatted(kept.toDays(), oldest))
                    .with(Remedy.of("INTEGRATOR", "Begin later, and read what is older from the API.")));
        }
        objections.addAll(typeObjections);
        return objections;
    }
}
