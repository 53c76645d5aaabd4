package dev.sluice.cocp.agreement;

import dev.sluice.cocp.partner.PcnRegistered;
import dev.sluice.platform.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        agreements.lockAll(List.of(id)).values().forEach(agreement -> {
            var handedOver = List.of(agreement.handedTo(partner));
            topic.tell(handedOver, agreements.put(handedOver, at), at, flow.toString());
        });
    }

    @Override
    public void registered(Map<String, UUID> holders) {
        var registered = agreements.lockWaiting(holders.keySet()).stream()
                .map(agreement -> registered(agreement, holders))
                .toList();
        if (!registered.isEmpty()) {
            var now = clock.now();
            topic.tell(registered, agreements.put(registered, now), now, null);
        }
    }

    private static Agreement registered(Agreement agreement, Map<String, UUID> holders) {
        var named = Objects.requireNonNull(agreement.partnerOfRecord());
        return agreement.registered(new PartnerOfRecord(named.pcn(), holders.get(named.pcn()), named.since()));
    }
}
