package dev.sluice.cocp.agreement;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.operations.StateTopic;
import dev.sluice.platform.outbox.Announced;
import dev.sluice.platform.outbox.Outbox;
import dev.sluice.platform.outbox.Outbox.Publication;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells the state of agreements, after a change or again so that a copy can be rebuilt. */
@ApplicationScoped
@Transactional
public class AgreementStateTopic implements StateTopic {

    private final Agreements agreements;
    private final OpenChanges changes;
    private final Outbox outbox;
    private final BusinessClock clock;

    AgreementStateTopic(Agreements agreements, OpenChanges changes, Outbox outbox, BusinessClock clock) {
        this.agreements = agreements;
        this.changes = changes;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String topic() {
        return AgreementChanged.TOPIC;
    }

    @Override
    public List<String> subjects(@Nullable String after, int limit) {
        return agreements.after(after == null ? "" : after, limit);
    }

    @Override
    public int republish(Collection<String> subjects) {
        var known = agreements.lockAll(subjects);
        var places = agreements.nextSequences(known.keySet());
        tell(known.values(), places, changes.inProgress(known.keySet()), clock.now(), null);
        return known.size();
    }

    /**
     * @param places of each on the topic
     * @param flow the change request that this follows from, if it follows from one
     */
    void tell(Collection<Agreement> changed, Map<String, Long> places, Instant at, @Nullable String flow) {
        tell(changed, places, Map.of(), at, flow);
    }

    private void tell(
            Collection<Agreement> changed,
            Map<String, Long> places,
            Map<String, ChangeInProgress> inProgress,
            Instant at,
            @Nullable String flow) {
        outbox.publishAll(changed.stream()
                .map(agreement -> {
                    var place = Objects.requireNonNull(places.get(agreement.agreementId()));
                    return publication(agreement, inProgress.get(agreement.agreementId()), place, at, flow);
                })
                .toList());
    }

    private static Publication publication(
            Agreement agreement, @Nullable ChangeInProgress change, long place, Instant at, @Nullable String flow) {
        var audience = new HashSet<UUID>();
        audience.add(agreement.customerTenantId());
        var partner = agreement.partnerOfRecord();
        if (partner != null && partner.partnerTenantId() != null) {
            audience.add(partner.partnerTenantId());
        }
        return new Publication(
                AgreementChanged.of(agreement, change),
                new Announced(agreement.agreementId(), place, agreement.customerTenantId(), audience, at, flow));
    }
}
