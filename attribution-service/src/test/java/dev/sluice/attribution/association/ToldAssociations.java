package dev.sluice.attribution.association;

import dev.sluice.attribution.association.Revision.Begin;
import dev.sluice.attribution.association.Revision.Move;
import dev.sluice.attribution.association.Revision.Withdraw;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The associations of one agreement, kept in memory. */
final class ToldAssociations {

    private static final RuleSet RULES = new RuleSet(3, LocalDate.EPOCH, Set.of("TRANSACTING_PARTNER"), Set.of("DPOR"));

    private final List<Association> associations = new ArrayList<>();

    List<Revision> revise(Timeline timeline) {
        var revisions = Revision.between(associations, timeline);
        for (var revision : revisions) {
            switch (revision) {
                case Begin(var period) -> associations.add(association(timeline.customer(), period));
                case Move(var association, var period) ->
                    replace(association, association.lasting(period.from(), period.until(), RULES));
                case Withdraw(var association) -> replace(association, association.withdrawn());
            }
        }
        return revisions;
    }

    List<Association> all() {
        return List.copyOf(associations);
    }

    List<Period> periods() {
        return associations.stream()
                .filter(association -> !association.isEmpty())
                .map(association -> new Period(association.partnerTenantId(), association.from(), association.until()))
                .toList();
    }

    private void replace(Association before, Association after) {
        associations.set(associations.indexOf(before), after);
    }

    private static Association association(UUID customer, Period period) {
        return new Association(
                UUID.randomUUID(),
                Unit.agreement("8100001"),
                period.partner(),
                customer,
                period.from(),
                period.until(),
                true,
                false,
                RULES.id(),
                Instant.EPOCH,
                1);
    }
}
