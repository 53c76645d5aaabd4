package dev.sluice.attribution.association;

import dev.sluice.attribution.association.Revision.Begin;
import dev.sluice.attribution.association.Revision.Move;
import dev.sluice.attribution.association.Revision.Withdraw;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.clock.TimeOrderedId;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Learns facts about a unit and derives its associations again, under the unit's lock. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class TimelineDesk {

    private final UnitFacts facts;
    private final Associations associations;
    private final RuleSets ruleSets;
    private final Announcements announcements;
    private final BusinessClock clock;
    private final List<AssociationWatcher> watchers;

    TimelineDesk(
            UnitFacts facts,
            Associations associations,
            RuleSets ruleSets,
            Announcements announcements,
            BusinessClock clock,
            @All List<AssociationWatcher> watchers) {
        this.facts = facts;
        this.associations = associations;
        this.ruleSets = ruleSets;
        this.announcements = announcements;
        this.clock = clock;
        this.watchers = watchers;
    }

    /** Before the first of them is learned of in a transaction. */
    void lock(Collection<Unit> units) {
        facts.lock(units);
    }

    /** The unit is locked. */
    void learn(Unit unit, List<UnitFact> told, UUID eventId) {
        var fresh = 0;
        for (var fact : told) {
            fresh += facts.add(unit, fact, eventId, clock.now(fact.customer())) ? 1 : 0;
        }
        if (fresh > 0) {
            revise(unit, Timeline.of(facts.of(unit)));
        }
    }

    /** The unit's associations become what the timeline says. */
    void revise(Unit unit, Timeline timeline) {
        var now = clock.now(timeline.customer());
        var changes = new ArrayList<AssociationWatcher.Change>();
        for (var revision : Revision.between(associations.of(unit), timeline)) {
            switch (revision) {
                case Begin(var period) -> changes.add(begin(unit, timeline.customer(), period, now));
                case Move(var association, var period) ->
                    changes.add(change(association, moved(association, period), now));
                case Withdraw(var association) -> changes.add(change(association, association.withdrawn(), now));
            }
        }
        if (!changes.isEmpty()) {
            watchers.forEach(watcher -> watcher.changed(timeline.customer(), changes));
        }
    }

    private AssociationWatcher.Change begin(Unit unit, UUID customer, Period period, Instant now) {
        var rules = ruleSets.inForceAt(period.from());
        var association = new Association(
                TimeOrderedId.next(),
                unit,
                period.partner(),
                customer,
                period.from(),
                period.until(),
                rules.recognises(unit.type()),
                rules.makesEligible(unit.type()),
                rules.id(),
                now,
                1);
        associations.add(association);
        announcements.tell(null, association, now);
        return new AssociationWatcher.Change(association.id(), association.from(), association.until());
    }

    private Association moved(Association association, Period period) {
        return association.lasting(period.from(), period.until(), ruleSets.inForceAt(period.from()));
    }

    private AssociationWatcher.Change change(Association before, Association after, Instant now) {
        associations.change(after);
        announcements.tell(before, after, now);
        return new AssociationWatcher.Change(
                after.id(),
                before.from().isBefore(after.from()) ? before.from() : after.from(),
                later(before.until(), after.until()));
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return null;
        }
        return one.isAfter(other) ? one : other;
    }
}
