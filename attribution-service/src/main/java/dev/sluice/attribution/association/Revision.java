package dev.sluice.attribution.association;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What has to change so that the associations of a unit say what its timeline says. A period keeps its association when
 * a late fact moves it: first the one that begins with it, else another one of the same partner.
 */
sealed interface Revision {

    record Begin(Period period) implements Revision {}

    record Move(Association association, Period period) implements Revision {}

    record Withdraw(Association association) implements Revision {}

    static List<Revision> between(List<Association> known, Timeline timeline) {
        var free = new ArrayList<>(known.stream()
                .filter(association -> association.customerTenantId().equals(timeline.customer()))
                .sorted(Comparator.comparing(Association::isEmpty)
                        .thenComparing(Association::from)
                        .thenComparing(Association::id))
                .toList());
        var revisions = new ArrayList<Revision>();
        var left = new ArrayList<Period>();
        for (var period : timeline.periods()) {
            take(free, period, true).ifPresentOrElse(same -> move(same, period, revisions), () -> left.add(period));
        }
        for (var period : left) {
            take(free, period, false)
                    .ifPresentOrElse(other -> move(other, period, revisions), () -> revisions.add(new Begin(period)));
        }
        known.stream()
                .filter(association -> !association.isEmpty())
                .filter(association -> free.contains(association)
                        || !association.customerTenantId().equals(timeline.customer()))
                .forEach(association -> revisions.add(new Withdraw(association)));
        return revisions;
    }

    private static void move(Association association, Period period, List<Revision> revisions) {
        if (!association.covers(period)) {
            revisions.add(new Move(association, period));
        }
    }

    private static Optional<Association> take(List<Association> free, Period period, boolean sameBegin) {
        var match = free.stream()
                .filter(association -> association.partnerTenantId().equals(period.partner()))
                .filter(association -> !sameBegin || association.from().equals(period.from()))
                .findFirst();
        match.ifPresent(free::remove);
        return match;
    }
}
