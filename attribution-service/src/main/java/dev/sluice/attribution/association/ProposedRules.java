package dev.sluice.attribution.association;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A rule set with who proposed and who published it; the founding ones came with the service. */
public record ProposedRules(
        RuleSet rules,
        String state,
        @Nullable String reason,
        @Nullable Act proposed,
        @Nullable Act published) {

    /** What one person did; the subject of its token. */
    public record Act(String by, Instant at) {}

    long version() {
        return isPublished() ? 2 : 1;
    }

    /** Absent for the founding ones, which came with the service. */
    @Nullable
    Instant stateSince() {
        var act = isPublished() ? published : proposed;
        return act == null ? null : act.at();
    }

    boolean isPublished() {
        return state.equals("PUBLISHED");
    }
}
