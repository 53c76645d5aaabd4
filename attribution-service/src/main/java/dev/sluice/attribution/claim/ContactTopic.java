package dev.sluice.attribution.claim;

import dev.sluice.attribution.claim.ClaimContacts.Place;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.operations.StateTopic;
import dev.sluice.platform.outbox.Announced;
import dev.sluice.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells notification whom to write to about a claim, and when nobody may any more. */
@ApplicationScoped
@Transactional
class ContactTopic implements StateTopic {

    private final ClaimContacts contacts;
    private final Claims claims;
    private final Outbox outbox;
    private final BusinessClock clock;

    ContactTopic(ClaimContacts contacts, Claims claims, Outbox outbox, BusinessClock clock) {
        this.contacts = contacts;
        this.claims = claims;
        this.outbox = outbox;
        this.clock = clock;
    }

    void tell(Claim claim, Instant at) {
        tell(contacts.next(claim.id()), claim, at);
    }

    void erase(UUID claimId, Instant at) {
        contacts.erase(claimId, at)
                .ifPresent(erased -> outbox.tombstone(
                        ContactChanged.TOPIC,
                        ContactChanged.TYPE,
                        new Announced(erased.contactId().toString(), erased.sequence(), null, Set.of(), at)));
    }

    @Override
    public String topic() {
        return ContactChanged.TOPIC;
    }

    @Override
    public List<String> subjects(@Nullable String after, int limit) {
        return contacts.after(after == null ? new UUID(0, 0) : UUID.fromString(after), limit).stream()
                .map(UUID::toString)
                .toList();
    }

    @Override
    public int republish(Collection<String> subjects) {
        var known = contacts.next(StateTopic.ids(subjects));
        known.forEach(place -> {
            var claim = claims.findById(place.claimId());
            tell(place, claim, clock.now(claim.matter().customerTenantId()));
        });
        return known.size();
    }

    private void tell(Place place, Claim claim, Instant at) {
        outbox.publish(
                ContactChanged.of(place.contactId(), claim),
                new Announced(
                        place.contactId().toString(),
                        place.sequence(),
                        claim.matter().customerTenantId(),
                        Set.of(),
                        at,
                        claim.id().toString()));
    }
}
