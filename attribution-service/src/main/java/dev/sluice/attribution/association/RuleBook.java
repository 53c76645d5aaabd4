package dev.sluice.attribution.association;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** All rules that are published, in the order of their days. */
record RuleBook(List<RuleSet> published) {

    RuleBook {
        published = List.copyOf(published);
    }

    /** What has ended by then keeps the answers of its last instant, what has not begun those of its first. */
    RuleSet answering(Association association, Instant at) {
        var until = association.until();
        if (until != null && !until.isAfter(at)) {
            return at(until.minusNanos(1_000));
        }
        return at(association.from().isAfter(at) ? association.from() : at);
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
