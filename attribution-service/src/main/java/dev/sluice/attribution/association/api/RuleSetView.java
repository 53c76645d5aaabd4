package dev.sluice.attribution.association.api;

import dev.sluice.attribution.association.ProposedRules;
import dev.sluice.platform.problem.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules from a day on. Who decided is for operators. */
public record RuleSetView(
        int id,
        LocalDate effectiveFrom,
        List<String> recognition,
        List<String> incentiveEligible,
        String state,
        @Nullable Instant proposedAt,
        @Nullable Instant publishedAt,
        long version)
        implements Versioned {

    /** All of them. */
    public record Items(List<RuleSetView> items) {}

    static RuleSetView of(ProposedRules proposed) {
        var rules = proposed.rules();
        var published = proposed.published();
        var drawn = proposed.proposed();
        return new RuleSetView(
                rules.id(),
                rules.effectiveFrom(),
                rules.recognition().stream().sorted().toList(),
                rules.incentiveEligible().stream().sorted().toList(),
                proposed.state(),
                drawn == null ? null : drawn.at(),
                published == null ? null : published.at(),
                published == null ? 1 : 2);
    }
}
