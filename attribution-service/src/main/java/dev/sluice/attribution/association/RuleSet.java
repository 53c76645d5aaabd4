package dev.sluice.attribution.association;

import java.time.LocalDate;
import java.util.Set;

/** Which types of association count for recognition, and which earn the incentive, from one day on. */
public record RuleSet(int id, LocalDate effectiveFrom, Set<String> recognition, Set<String> incentiveEligible) {

    public RuleSet {
        recognition = Set.copyOf(recognition);
        incentiveEligible = Set.copyOf(incentiveEligible);
    }

    boolean recognises(AssociationType type) {
        return recognition.contains(type.name());
    }

    boolean makesEligible(AssociationType type) {
        return incentiveEligible.contains(type.name());
    }
}
