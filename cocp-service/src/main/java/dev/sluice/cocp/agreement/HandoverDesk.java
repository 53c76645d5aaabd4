package dev.sluice.cocp.agreement;

import dev.sluice.cocp.partner.PcnRegistered;
import dev.sluice.platform.audit.AuditTrail;
import dev.sluice.platform.audit.Change;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Gives agreements a new partner of record, and completes those that named a partner before it was registered. */
@ApplicationScoped
@Transactional
public class HandoverDesk implements PcnRegistered {

    private static final Caller SYSTEM = Caller.system("handover");

    private final Agreements agreements;
    private final AgreementStateTopic topic;
    private final AuditTrail audit;
    private final BusinessClock clock;

    HandoverDesk(Agreements agreements, AgreementStateTopic topic, AuditTrail audit, BusinessClock clock) {
        this.agreements = agreements;
        this.topic = topic;
        this.audit = audit;
        this.clock = clock;
    }

    /** The customer's agreements among these, in no order. */
    public List<Agreement> candidates(UUID customer, Collection<String> ids) {
        return agreements.of(customer, ids);
    }

    /** @param flow the change request that completed */
    public void handOver(String id, PartnerOfRecord partner, Instant at, UUID flow) {
        agreements.lockAll(List.of(id)).values().forEach(agreement -> {
            var handedOver = agreement.handedTo(partner);
            topic.tell(List.of(handedOver), agreements.put(List.of(handedOver), at), at, flow.toString());
            audit.recordAll(
                    SYSTEM, AgreementTrail.of("hand_over_agreement", Optional.of(agreement), handedOver, null), at);
        });
    }

    @Override
    public void registered(Map<String, UUID> holders) {
        var waiting = agreements.lockWaiting(holders.keySet());
        if (waiting.isEmpty()) {
            return;
        }
        var now = clock.now();
        var registered = waiting.stream()
                .map(agreement -> registered(agreement, holders))
                .toList();
        topic.tell(registered, agreements.put(registered, now), now, null);
        var changes = new ArrayList<Change>();
        for (int i = 0; i < waiting.size(); i++) {
            changes.addAll(AgreementTrail.of(
                    "complete_partner_of_record", Optional.of(waiting.get(i)), registered.get(i), null));
        }
        audit.recordAll(SYSTEM, changes, now);
    }

    private static Agreement registered(Agreement agreement, Map<String, UUID> holders) {
        var named = Objects.requireNonNull(agreement.partnerOfRecord());
        return agreement.registered(new PartnerOfRecord(named.pcn(), holders.get(named.pcn()), named.since()));
    }
}
