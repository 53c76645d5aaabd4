package dev.sluice.cocp.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

/** The end of a review: what becomes of each licence then, told together where it is the same. */
record Processing(ChangeRequest request, Instant at) {

    /** Licences with the same outcome are told together. */
    private record Outcome(LocalDate day, CountedFrom countedFrom) {}

    List<Announcement> of(Collection<ChangeItem> chosen) {
        var outcomes = new LinkedHashMap<Outcome, List<ChangeItem>>();
        chosen.forEach(item ->
                outcomes.computeIfAbsent(outcome(item), _ -> new ArrayList<>()).add(item));
        var told = new ArrayList<Announcement>();
        outcomes.forEach((outcome, items) -> told.addAll(end(outcome, items)));
        request.negotiation().lapse(at);
        return List.copyOf(told);
    }

    private List<Announcement> end(Outcome outcome, List<ChangeItem> chosen) {
        var effectiveAt = EffectiveDatePolicy.start(outcome.day());
        chosen.forEach(item -> item.process(effectiveAt, at));
        return Act.of(request, chosen, Actor.OPERATIONS, at)
                .toAll(facts -> effectiveAt.isAfter(at)
                        ? new ChangeEvent.GraceStarted(facts, effectiveAt, outcome.day(), outcome.countedFrom())
                        : new ChangeEvent.Completed(facts, effectiveAt, outcome.day()));
    }

    private Outcome outcome(ChangeItem item) {
        var agreed = item.agreedDate();
        var acceptedAt = Objects.requireNonNull(item.acceptedAt());
        return new Outcome(
                request.effectiveDates().decide(request.initiatedAt(), acceptedAt, at, agreed),
                agreed == null ? CountedFrom.of(request.anchor()) : CountedFrom.AGREED);
    }
}
