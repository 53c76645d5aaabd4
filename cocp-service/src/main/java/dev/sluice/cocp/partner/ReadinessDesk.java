package dev.sluice.cocp.partner;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Tells a partner whether it is ready. */
@ApplicationScoped
@Transactional
public class ReadinessDesk {

    private static final ReadinessPolicy POLICY = new ReadinessPolicy();

    private final Partners partners;
    private final ChangeContacts contacts;
    private final PendingAnswers pending;
    private final BusinessClock clock;

    ReadinessDesk(Partners partners, ChangeContacts contacts, PendingAnswers pending, BusinessClock clock) {
        this.partners = partners;
        this.contacts = contacts;
        this.pending = pending;
        this.clock = clock;
    }

    /** @param ready there is nothing to see to */
    public record Readiness(boolean ready, List<ReadinessPolicy.Finding> findings) {}

    public Readiness of(Caller caller, UUID tenant) {
        var partner = partners.find(tenant).orElseThrow(() -> Refusal.unknown("partner", tenant));
        if (!caller.belongsTo(tenant)) {
            throw Refusal.forbidden("FORBIDDEN", "Only the partner itself sees its readiness.");
        }
        var findings = POLICY.findings(new ReadinessPolicy.Situation(
                partner, contacts.find(tenant), pending.nearDeadline(tenant, clock.now())));
        return new Readiness(findings.isEmpty(), findings);
    }
}
