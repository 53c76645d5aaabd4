package dev.sluice.cocp.agreement;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.outbox.Announced;
import dev.sluice.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells the state of agreements, after a change or again so that a copy can be rebuilt. */
@ApplicationScoped
@Transactional
public class AgreementStateTopic {

    private final Agreements agreements;
    private final Outbox outbox;
    private final BusinessClock clock;

    AgreementStateTopic(Agreements agreements, Outbox outbox, BusinessClock clock) {
        this.agreements = agreements;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The subjects after {@code last} in their order, or the first ones when it is empty. */
    public List<String> subjectsAfter(String last, int limit) {
        return agreements.after(last, limit);
    }

    /** Each as a new record of its stream. */
    public void publish(List<String> subjects) {
        subjects.forEach(subject -> agreements.lock(subject).ifPresent(agreement -> tell(agreement, clock.now(), null)));
    }

    /** @param flow the change request that this follows from, if it follows from one */
    void tell(Agreement agreement, Instant at, @Nullable String flow) {
        var audience = new HashSet<UUID>();
        audience.add(agreement.customerTenantId());
        var partner = agreement.partnerOfRecord();
        if (partner != null && partner.partnerTenantId() != null) {
            audience.add(partner.partnerTenantId());
        }
        var id = agreement.agreementId();
        outbox.publish(
                new AgreementChanged(agreement),
                new Announced(id, agreements.nextSequence(id), agreement.customerTenantId(), audience, at, flow));
    }
}
