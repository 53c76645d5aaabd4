package dev.sluice.cocp.customer;

import dev.sluice.cocp.region.RegionDesk;
import dev.sluice.platform.audit.AuditTrail;
import dev.sluice.platform.audit.Change;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The use cases around customers. */
@ApplicationScoped
@Transactional
public class CustomerDesk {

    private final Customers customers;
    private final RegionDesk regions;
    private final CustomerStateTopic topic;
    private final AuditTrail audit;
    private final BusinessClock clock;

    CustomerDesk(
            Customers customers, RegionDesk regions, CustomerStateTopic topic, AuditTrail audit, BusinessClock clock) {
        this.customers = customers;
        this.regions = regions;
        this.topic = topic;
        this.audit = audit;
        this.clock = clock;
    }

    public Customer put(Caller caller, UUID tenant, CustomerEntry entry, @Nullable IfMatch ifMatch) {
        var now = clock.now();
        var region = regions.require(entry.country(), now);
        var before = customers.lock(tenant);
        before.ifPresentOrElse(known -> IfMatch.require(ifMatch, known.version()), () -> IfMatch.honour(ifMatch, 0));
        var after = new Customer(
                tenant,
                entry.name().strip(),
                entry.country(),
                region.name(),
                entry.segment(),
                entry.tradeStatus(),
                entry.domains(),
                !Boolean.FALSE.equals(entry.customerAgreementAccepted()),
                before.map(known -> known.version() + 1).orElse(1L));
        if (before.isEmpty()) {
            customers.add(after, region);
        } else {
            customers.replace(after, region);
        }
        topic.tell(after);
        audit.record(
                caller,
                new Change(
                        before.isEmpty() ? "register_customer" : "replace_customer",
                        "customer",
                        tenant.toString(),
                        tenant,
                        null,
                        before.orElse(null),
                        after,
                        Set.of(tenant)),
                now);
        return after;
    }

    /** @throws Refusal 404 to anybody but an operator and the customer itself */
    public Customer require(Caller caller, UUID tenant) {
        return customers
                .find(tenant)
                .filter(customer -> caller.isOperator() || caller.belongsTo(tenant))
                .orElseThrow(() -> Refusal.unknown("customer", tenant));
    }

    public Optional<Customer> find(UUID tenant) {
        return customers.find(tenant);
    }
}
