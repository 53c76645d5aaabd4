package dev.sluice.cocp.request;

import dev.sluice.cocp.partner.PcnRegistered;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;

/** An old partner that registers after the submission takes part from then on in what is open: it sees the request and its dates, and hears what follows. */
@ApplicationScoped
@Transactional
class LateOldPartners implements PcnRegistered {

    private static final Caller SYSTEM = Caller.system("registry");

    private final ChangeRequests requests;
    private final ChangeParties parties;
    private final ChangeDeadlines deadlines;
    private final ChangeAudit audit;
    private final BusinessClock clock;

    LateOldPartners(
            ChangeRequests requests,
            ChangeParties parties,
            ChangeDeadlines deadlines,
            ChangeAudit audit,
            BusinessClock clock) {
        this.requests = requests;
        this.parties = parties;
        this.deadlines = deadlines;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void registered(Map<String, UUID> holders) {
        requests.namingUnregistered(holders.keySet())
                .forEach(id -> requests.lock(id).ifPresent(request -> register(request, holders)));
    }

    private void register(ChangeRequest request, Map<String, UUID> holders) {
        var before = ChangeAudit.snapshot(request);
        var late =
                request.items(item -> item.oldPartnerTenantId() == null && holders.containsKey(item.oldPartnerPcn()));
        request.oldPartnersRegistered(holders);
        late.forEach(item -> deadlines.concern(request, item));
        parties.put(request);
        audit.of(SYSTEM, "complete_old_partner", request, null, before, clock.now(request.customerTenantId()));
    }
}
