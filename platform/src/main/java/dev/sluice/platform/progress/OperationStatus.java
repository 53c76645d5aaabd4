package dev.sluice.platform.progress;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a piece of long work is.
 *
 * @param kind what it does, for example {@code partners} or {@code webhook-replay}
 * @param done nothing more will happen
 * @param canceled done, but not with all of it
 * @param total pieces; rows of an import
 * @param errors of the first pieces that failed
 * @param hasErrorReport all errors can be had as CSV
 * @param since when it came into its present state
 */
public record OperationStatus(
        UUID id,
        String kind,
        boolean validateOnly,
        boolean done,
        boolean canceled,
        long total,
        long succeeded,
        long failed,
        List<OperationError> errors,
        boolean hasErrorReport,
        Instant createdAt,
        Instant since) {

    /** How many errors are shown with the operation itself. */
    public static final int MOST_ERRORS = 100;

    /** Grows with every step: pieces are only ever done, and then the whole is. */
    public long version() {
        return 1 + 4 * (succeeded + failed) + (done ? 2 : 0) + (canceled ? 1 : 0);
    }

    public String state() {
        if (canceled) {
            return "CANCELED";
        }
        return done ? "DONE" : "RUNNING";
    }

    public @Nullable Instant doneAt() {
        return done ? since : null;
    }
}
