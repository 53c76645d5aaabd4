package dev.sluice.cocp.selection;

import dev.sluice.cocp.selection.Comparison.Code;
import dev.sluice.cocp.selection.Comparison.Note;
import dev.sluice.cocp.selection.Comparison.Place;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Says what a reader of a comparison should know. */
record ComparisonNotes(
        List<Criterion> criteria, List<Criterion> counted, List<ComparisonPolicy.Rated> rated, List<Place> places) {

    private static final List<BigDecimal> USUAL_SUMS = List.of(BigDecimal.ONE, BigDecimal.valueOf(100));

    List<Note> all() {
        var notes = new ArrayList<Note>();
        if (rated.isEmpty()) {
            notes.add(Note.of(Code.NO_QUOTATIONS, "Nobody has quoted."));
        }
        if (USUAL_SUMS.stream().noneMatch(usual -> usual.compareTo(sumOfAll()) == 0)) {
            notes.add(Note.of(
                    Code.WEIGHTS_NORMALISED,
                    "The weights add up to %s; each counts as its part of that."
                            .formatted(sumOfAll().stripTrailingZeros().toPlainString())));
        }
        notes.addAll(currencies());
        if (!rated.isEmpty()) {
            criteria.stream()
                    .filter(criterion -> !counted.contains(criterion))
                    .map(criterion -> Note.of(
                            Code.CRITERION_LEFT_OUT,
                            "%s is left out, and the others count for more: the costs cannot be compared."
                                    .formatted(criterion.key())))
                    .forEach(notes::add);
        }
        rated.stream()
                .flatMap(each -> ComparisonPolicy.gaps(each.bid(), counted))
                .forEach(notes::add);
        notes.addAll(ties());
        return notes;
    }

    private BigDecimal sumOfAll() {
        return criteria.stream().map(Criterion::exactWeight).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<Note> currencies() {
        var named = rated.stream()
                .flatMap(each -> each.bid().cost().amounts().stream())
                .map(Money::currency)
                .distinct()
                .sorted()
                .toList();
        return named.size() < 2
                ? List.of()
                : List.of(Note.of(
                        Code.MIXED_CURRENCIES,
                        "Prices are in %s; they are neither added up nor compared."
                                .formatted(String.join(", ", named))));
    }

    private List<Note> ties() {
        var notes = new ArrayList<Note>();
        for (int i = 1; i < places.size(); i++) {
            var place = places.get(i);
            if (place.rank() == places.get(i - 1).rank()) {
                notes.add(new Note(
                        Code.TIE,
                        "Shares place %d: neither points nor cost tell them apart.".formatted(place.rank()),
                        place.partnerTenantId()));
            } else if (rated.get(i).sum().compareTo(rated.get(i - 1).sum()) == 0) {
                notes.add(new Note(
                        Code.TIE_BROKEN_BY_COST,
                        "Has as many points as the place before, at a higher cost.",
                        place.partnerTenantId()));
            }
        }
        return notes;
    }
}
