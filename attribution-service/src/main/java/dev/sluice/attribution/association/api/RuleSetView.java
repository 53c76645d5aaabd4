package dev.sluice.attribution.association.api;

import dev.sluice.attribution.association.ProposedRules;
import dev.sluice.platform.problem.Versioned;
import dev.sluice.platform.tenancy.Caller;
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
        Instant stateSince,
        @Nullable Instant proposedAt,
        @Nullable Instant publishedAt,
        List<String> allowedActions,
        long version)
        implements Versioned {

    static RuleSetView of(ProposedRules proposed, Caller caller) {
        var rules = proposed.rules();
        var published = proposed.published();
        var drawn = proposed.proposed();
        return new RuleSetView(
                rules.id(),
                rules.effectiveFrom(),
                rules.recognition().stream().sorted().toList(),
                rules.incentiveEligible().stream().sorted().toList(),
                proposed.state(),
                proposed.since(),
                drawn == null ? null : drawn.at(),
                published == null ? null : published.at(),
                proposed.mayBePublishedBy(caller) ? List.of("publish") : List.of(),
                published == null ? 1 : 2);
    }
}
