package dev.sluice.attribution.revenue;

import java.util.List;

/**
 * Why an edition of a statement is told.
 *
 * @param edition of everything that is told for this cause
 * @param ids of the lines that came late, or of the associations that changed
 */
public record Cause(long edition, Kind kind, List<String> ids) {

    public Cause {
        ids = List.copyOf(ids);
    }

    /** What became known. */
    public enum Kind {
        MONTH_CLOSED,
        LATE_REVENUE,
        ASSOCIATION_CHANGED
    }
}
