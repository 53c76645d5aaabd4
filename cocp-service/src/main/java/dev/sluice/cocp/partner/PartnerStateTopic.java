package dev.sluice.cocp.partner;

import dev.sluice.cocp.database.Uuids;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.operations.StateTopic;
import dev.sluice.platform.outbox.Announced;
import dev.sluice.platform.outbox.Outbox;
import dev.sluice.platform.outbox.Outbox.Publication;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells the state of partners, after a change or again so that a copy can be rebuilt. */
@ApplicationScoped
@Transactional
public class PartnerStateTopic implements StateTopic {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Partners partners;
    private final Outbox outbox;
    private final BusinessClock clock;

    PartnerStateTopic(Partners partners, Outbox outbox, BusinessClock clock) {
        this.partners = partners;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String topic() {
        return PartnerChanged.TOPIC;
    }

    @Override
    public List<String> subjects(@Nullable String after, int limit) {
        var last = after == null ? BEFORE_ALL : UUID.fromString(after);
        return partners.after(last, limit).stream().map(UUID::toString).toList();
    }

    @Override
    public int republish(Collection<String> subjects) {
        var known = partners.lockAll(
                subjects.stream().map(Uuids::find).flatMap(Optional::stream).toList());
        tell(known.values(), partners.nextSequences(known.keySet()));
        return known.size();
    }

    /** @param places of each on the topic */
    void tell(Collection<Partner> changed, Map<UUID, Long> places) {
        var now = clock.now();
        outbox.publishAll(changed.stream()
                .map(partner -> publication(partner, places, now))
                .toList());
    }

    private static Publication publication(Partner partner, Map<UUID, Long> places, Instant now) {
        var tenant = partner.partnerTenantId();
        var place = Objects.requireNonNull(places.get(tenant));
        return new Publication(
                new PartnerChanged(partner), new Announced(tenant.toString(), place, null, Set.of(tenant), now));
    }
}
