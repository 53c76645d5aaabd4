package dev.sluice.attribution.association;

import java.util.Set;

/** Which types of association count for recognition, and which earn the incentive, from one day on. */
record RuleSet(int id, Set<String> recognition, Set<String> incentiveEligible) {

    RuleSet {
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
