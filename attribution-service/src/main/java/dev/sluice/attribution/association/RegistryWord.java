package dev.sluice.attribution.association;

import static java.util.Objects.requireNonNull;

import dev.sluice.attribution.association.UnitFact.Kind;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the registry says of the partner of record until the first change has completed: one turn, which its newest word corrects.
 * When that is "nobody", the partner of before served until it was first said; saying it again moves nothing.
 *
 * @param newest place of its newest word, below which records that do not say who decided were the registry's too
 */
record RegistryWord(List<UnitFact> turns, long newest) {

    RegistryWord {
        turns = List.copyOf(turns);
    }

    static RegistryWord among(Collection<UnitFact> facts) {
        var newest = facts.stream()
                .filter(UnitFact::isOfRegistry)
                .mapToLong(UnitFact::sequence)
                .max();
        if (newest.isEmpty()) {
            return new RegistryWord(List.of(), Long.MIN_VALUE);
        }
        var told = facts.stream()
                .filter(fact -> isBy(fact, newest.getAsLong()))
                .sorted(UnitFact.TOLD.reversed())
                .toList();
        return new RegistryWord(turns(told), newest.getAsLong());
    }

    boolean says(UnitFact fact) {
        return isBy(fact, newest);
    }

    private static boolean isBy(UnitFact fact, long newest) {
        return fact.isOfRegistry() || (fact.kind() == Kind.PARTNER_OF_RECORD && fact.sequence() < newest);
    }

    private static List<UnitFact> turns(List<UnitFact> newestFirst) {
        var nobody = newestFirst.stream()
                .takeWhile(fact -> fact.kind() == Kind.REGISTRY_NOBODY)
                .min(UnitFact.ORDER);
        if (nobody.isEmpty()) {
            return List.of(newestFirst.getFirst());
        }
        var until = requireNonNull(nobody.get().effectiveAt());
        var served = newestFirst.stream()
                .filter(fact -> fact.kind() != Kind.REGISTRY_NOBODY)
                .limit(1)
                .filter(fact -> requireNonNull(fact.effectiveAt()).isBefore(until));
        return Stream.concat(served, nobody.stream()).toList();
    }
}
