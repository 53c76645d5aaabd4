package dev.sluice.attribution.association;

import dev.sluice.attribution.association.Revision.Begin;
import dev.sluice.attribution.association.Revision.Move;
import dev.sluice.attribution.association.Revision.Withdraw;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.clock.TimeOrderedId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Learns facts about an agreement and derives its associations again, under the agreement's lock. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class TimelineDesk {

    private static final AssociationType TYPE = AssociationType.TRANSACTING_PARTNER;
    private static final String SOURCE = "PARTNER_OF_RECORD";

    private final AgreementFacts facts;
    private final Associations associations;
    private final RuleSets ruleSets;
    private final Announcements announcements;
    private final BusinessClock clock;

    TimelineDesk(
            AgreementFacts facts,
            Associations associations,
            RuleSets ruleSets,
            Announcements announcements,
            BusinessClock clock) {
        this.facts = facts;
        this.associations = associations;
        this.ruleSets = ruleSets;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** Before the first of them is learned of in a transaction. */
    void lock(Collection<String> agreementIds) {
        facts.lock(agreementIds);
    }

    void learn(String agreementId, List<AgreementFact> told, UUID eventId) {
        var fresh = 0;
        for (var fact : told) {
            fresh += facts.add(agreementId, fact, eventId, clock.now(fact.customer())) ? 1 : 0;
        }
        if (fresh > 0) {
            derive(agreementId);
        }
    }

    private void derive(String agreementId) {
        var timeline = Timeline.of(facts.of(agreementId));
        var now = clock.now(timeline.customer());
        for (var revision : Revision.between(associations.ofAgreement(agreementId, TYPE), timeline)) {
            switch (revision) {
                case Begin(var period) -> begin(agreementId, timeline.customer(), period, now);
                case Move(var association, var period) -> change(association, moved(association, period), now);
                case Withdraw(var association) -> change(association, association.withdrawn(), now);
            }
        }
    }

    private void begin(String agreementId, UUID customer, Period period, Instant now) {
        var rules = ruleSets.inForceAt(period.from());
        var association = new Association(
                TimeOrderedId.next(),
                TYPE.name(),
                period.partner(),
                customer,
                null,
                agreementId,
                null,
                period.from(),
                period.until(),
                rules.recognises(TYPE),
                rules.makesEligible(TYPE),
                rules.id(),
                SOURCE,
                now,
                1);
        associations.add(association);
        announcements.tell(null, association, now);
    }

    private Association moved(Association association, Period period) {
        return association.lasting(period.from(), period.until(), ruleSets.inForceAt(period.from()));
    }

    private void change(Association before, Association after, Instant now) {
        associations.change(after);
        announcements.tell(before, after, now);
    }
}
