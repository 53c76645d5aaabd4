package dev.sluice.attribution.association;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** All rules that are published, in the order of their days. */
record RuleBook(List<RuleSet> published) {

    RuleBook {
        published = List.copyOf(published);
    }

    /** The rules of the day on which that instant lies; those of the first day for what is older. */
    RuleSet at(Instant instant) {
        var day = instant.atOffset(ZoneOffset.UTC).toLocalDate();
        return published.stream()
                .filter(rules -> !rules.effectiveFrom().isAfter(day))
                .reduce((_, later) -> later)
                .orElseGet(published::getFirst);
    }
}
