package dev.sluice.attribution.association;

import dev.sluice.platform.outbox.Announced;
import dev.sluice.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells an association to its customer and its partner, and nobody else. */
@ApplicationScoped
class Announcements {

    private final Associations associations;
    private final RuleSets ruleSets;
    private final Outbox outbox;

    Announcements(Associations associations, RuleSets ruleSets, Outbox outbox) {
        this.associations = associations;
        this.ruleSets = ruleSets;
        this.outbox = outbox;
    }

    /** @param before as it was told, absent when it was not */
    void tell(@Nullable Association before, Association association, Instant now) {
        if (!association.isEmpty() && beginsAnew(before, association)) {
            event(AssociationEvent.Added.of(association), association, now);
        }
        if (association.until() != null) {
            event(AssociationEvent.Ended.of(association), association, now);
        }
        tellState(association, now);
    }

    /** With the answers of the day, as the API gives them. */
    void tellState(Association association, Instant now) {
        var answered = association.isEmpty()
                ? association
                : association.under(ruleSets.book().answering(association, now));
        outbox.publish(
                AssociationEvent.Changed.of(answered),
                announced(association, associations.nextState(association.id()), now));
    }

    private static boolean beginsAnew(@Nullable Association before, Association association) {
        return before == null
                || before.isEmpty()
                || !before.from().equals(association.from())
                || association.until() == null;
    }

    private void event(AssociationEvent event, Association association, Instant now) {
        outbox.publish(event, announced(association, associations.nextEvent(association.id()), now));
    }

    private static Announced announced(Association association, long sequence, Instant now) {
        return new Announced(
                association.id().toString(),
                sequence,
                association.customerTenantId(),
                Set.<UUID>of(association.customerTenantId(), association.partnerTenantId()),
                now);
    }
}
