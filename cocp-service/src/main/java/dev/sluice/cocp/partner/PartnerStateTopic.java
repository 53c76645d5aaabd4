package dev.sluice.cocp.partner;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.outbox.Announced;
import dev.sluice.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Tells the state of partners, after a change or again so that a copy can be rebuilt. */
@ApplicationScoped
@Transactional
public class PartnerStateTopic {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Partners partners;
    private final Outbox outbox;
    private final BusinessClock clock;

    PartnerStateTopic(Partners partners, Outbox outbox, BusinessClock clock) {
        this.partners = partners;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The subjects after {@code last} in their order, or the first ones when it is empty. */
    public List<String> subjectsAfter(String last, int limit) {
        var after = last.isEmpty() ? BEFORE_ALL : UUID.fromString(last);
        return partners.after(after, limit).stream().map(UUID::toString).toList();
    }

    /** Each as a new record of its stream. */
    public void publish(List<String> subjects) {
        subjects.forEach(subject -> partners.lock(UUID.fromString(subject)).ifPresent(this::tell));
    }

    void tell(Partner partner) {
        var tenant = partner.partnerTenantId();
        outbox.publish(
                new PartnerChanged(partner),
                new Announced(tenant.toString(), partners.nextSequence(tenant), null, Set.of(tenant), clock.now()));
    }
}
