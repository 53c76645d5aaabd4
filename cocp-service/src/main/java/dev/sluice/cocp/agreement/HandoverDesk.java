package dev.sluice.cocp.agreement;

import dev.sluice.cocp.partner.PcnRegistered;
import dev.sluice.platform.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Gives agreements a new partner of record, and completes those that named a partner before it was registered. */
@ApplicationScoped
@Transactional
public class HandoverDesk implements PcnRegistered {

    private final Agreements agreements;
    private final AgreementStateTopic topic;
    private final BusinessClock clock;

    HandoverDesk(Agreements agreements, AgreementStateTopic topic, BusinessClock clock) {
        this.agreements = agreements;
        this.topic = topic;
        this.clock = clock;
    }

    /** The customer's agreements among these, in no order. */
    public List<Agreement> candidates(UUID customer, Collection<String> ids) {
        return agreements.of(customer, ids);
    }

    /** @param flow the change request that completed */
    public void handOver(String id, PartnerOfRecord partner, Instant at, UUID flow) {
        agreements.lock(id).map(agreement -> agreement.handedTo(partner)).ifPresent(handedOver -> {
            agreements.replace(handedOver);
            topic.tell(handedOver, at, flow.toString());
        });
    }

    @Override
    public void registered(String pcn, UUID partnerTenantId) {
        for (var id : agreements.waitingForPartner(pcn)) {
            agreements.lock(id).ifPresent(agreement -> register(agreement, partnerTenantId));
        }
    }

    private void register(Agreement agreement, UUID partnerTenantId) {
        var named = agreement.partnerOfRecord();
        if (named != null && named.partnerTenantId() == null) {
            var registered = agreement.registered(new PartnerOfRecord(named.pcn(), partnerTenantId, named.since()));
            agreements.replace(registered);
            topic.tell(registered, clock.now(), null);
        }
    }
}
