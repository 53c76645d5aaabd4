package dev.sluice.transfer.manual;

import dev.sluice.platform.audit.AuditTrail;
import dev.sluice.platform.audit.Change;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.imports.ImportKind;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.registry.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** What customers have in other channels. */
@ApplicationScoped
class OtherSubscriptionImport implements ImportKind<OtherSubscriptionRow> {

    private final Sources sources;
    private final Directory directory;
    private final AuditTrail trail;
    private final BusinessClock clock;

    OtherSubscriptionImport(Sources sources, Directory directory, AuditTrail trail, BusinessClock clock) {
        this.sources = sources;
        this.directory = directory;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "other-channel-subscriptions";
    }

    @Override
    public Set<String> allowed() {
        return Set.of("OPERATOR:registry");
    }

    @Override
    public Class<OtherSubscriptionRow> row() {
        return OtherSubscriptionRow.class;
    }

    @Override
    public void apply(OtherSubscriptionRow row, Caller caller) {
        var isSold = row.channel().equals(Channel.OTHER_CSP.name());
        if (isSold != (row.partnerTenantId() != null)) {
            throw Refusal.malformed(List.of(Violation.of(
                    "/partnerTenantId",
                    isSold ? "REQUIRED" : "INVALID_VALUE",
                    "Somebody sells what is OTHER_CSP, and nobody what is WEB_DIRECT.")));
        }
        directory.requireCustomer(row.customerTenantId());
        var before = sources.findOther(row.subscriptionId());
        if (before.filter(row::equals).isPresent()) {
            return;
        }
        sources.put(row);
        trail.record(
                caller,
                new Change(
                        "import_other_subscription",
                        "other_subscription",
                        row.subscriptionId(),
                        row.customerTenantId(),
                        null,
                        before.orElse(null),
                        row,
                        Set.of(row.customerTenantId())),
                clock.now());
    }
}
