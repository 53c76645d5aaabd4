package dev.sluice.cocp.partner;

import dev.sluice.cocp.database.Uuids;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.operations.StateTopic;
import dev.sluice.platform.outbox.Announced;
import dev.sluice.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
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
        var known = subjects.stream()
                .sorted()
                .map(Uuids::find)
                .flatMap(Optional::stream)
                .map(partners::lock)
                .flatMap(Optional::stream)
                .toList();
        known.forEach(this::tell);
        return known.size();
    }

    void tell(Partner partner) {
        var tenant = partner.partnerTenantId();
        outbox.publish(
                new PartnerChanged(partner),
                new Announced(tenant.toString(), partners.nextSequence(tenant), null, Set.of(tenant), clock.now()));
    }
}
