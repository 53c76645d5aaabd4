package dev.sluice.attribution.association;

import dev.sluice.attribution.association.UnitFact.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who transacts an agreement, and when: a function of the set of facts, so that neither the order of their arrival nor their
 * repetition matters. One partner at a time; an agreement that has ended has none.
 */
record Timeline(UUID customer, List<Period> periods) {

    Timeline {
        periods = List.copyOf(periods);
    }

    /** @param facts at least one */
    static Timeline of(Collection<UnitFact> facts) {
        var turns = turns(facts);
        var end = end(facts);
        var periods = new ArrayList<Period>();
        for (var turn : turns) {
            var until = earlier(turn.next(), end);
            if (turn.partner() != null && (until == null || turn.at().isBefore(until))) {
                periods.add(new Period(turn.partner(), turn.at(), until));
            }
        }
        return new Timeline(
                status(facts)
                        .orElseGet(() -> Collections.max(facts, UnitFact.ORDER))
                        .customer(),
                periods);
    }

    /** From {@code at} to {@code next} it is this partner's turn, or nobody's. */
    private record Turn(
            @Nullable UUID partner, Instant at, @Nullable Instant next) {}

    /** Of several facts for one instant the last in order counts; a partner that follows itself goes on. */
    private static List<Turn> turns(Collection<UnitFact> facts) {
        var registry = RegistryWord.among(facts);
        var deciding = new TreeMap<Instant, UnitFact>();
        facts.stream()
                .filter(fact -> !fact.isStatus() && !registry.says(fact))
                .sorted(UnitFact.ORDER)
                .forEach(fact -> deciding.put(Objects.requireNonNull(fact.effectiveAt()), fact));
        var firstChange = deciding.isEmpty() ? Instant.MAX : deciding.firstKey();
        registry.turns().stream()
                .filter(fact -> Objects.requireNonNull(fact.effectiveAt()).isBefore(firstChange))
                .forEach(fact -> deciding.put(Objects.requireNonNull(fact.effectiveAt()), fact));
        var turns = new ArrayList<Turn>();
        for (var entry : deciding.entrySet()) {
            var partner = entry.getValue().partner();
            var last = turns.isEmpty() ? null : turns.getLast();
            if (last == null) {
                turns.add(new Turn(partner, entry.getKey(), null));
            } else if (!Objects.equals(last.partner(), partner)) {
                turns.set(turns.size() - 1, new Turn(last.partner(), last.at(), entry.getKey()));
                turns.add(new Turn(partner, entry.getKey(), null));
            }
        }
        return turns;
    }

    /** The newest word of the agreement's own record. */
    private static Optional<UnitFact> status(Collection<UnitFact> facts) {
        return facts.stream().filter(UnitFact::isStatus).max(UnitFact.TOLD);
    }

    /** Where the record does not say since when, the earliest word of those that say in a row that it is over. */
    static @Nullable Instant end(Collection<UnitFact> facts) {
        var told = facts.stream()
                .filter(UnitFact::isStatus)
                .sorted(UnitFact.TOLD.reversed())
                .toList();
        if (told.isEmpty() || told.getFirst().kind() == Kind.STATUS_SINCE) {
            return told.isEmpty() ? null : told.getFirst().effectiveAt();
        }
        return told.stream()
                .map(UnitFact::effectiveAt)
                .takeWhile(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
