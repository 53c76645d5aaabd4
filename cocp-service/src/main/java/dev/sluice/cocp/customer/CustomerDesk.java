package dev.sluice.cocp.customer;

import dev.sluice.cocp.region.RegionDesk;
import dev.sluice.platform.audit.AuditTrail;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.imports.Refusals;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
        var regionsNow = regions.of(List.of(entry.country()), clock.now());
        RegionDesk.require(regionsNow, entry.country());
        var before = Optional.ofNullable(customers.lockAll(List.of(tenant)).get(tenant));
        before.ifPresentOrElse(known -> IfMatch.require(ifMatch, known.version()), () -> IfMatch.requireNone(ifMatch));
        var entered = EnteredCustomer.of(tenant, entry, regionsNow, before);
        settle(caller, List.of(entered));
        return entered.after();
    }

    /** Registers a customer that a partner brings, unless it is registered already. */
    void adopt(CustomerRequested requested) {
        var tenant = requested.customerTenantId();
        if (!customers.lockAll(List.of(tenant)).containsKey(tenant)) {
            put(Caller.system("relationships"), tenant, requested.entry(), null);
        }
    }

    /** Rows about different customers, in their order; what says nothing new changes nothing. */
    Map<Integer, Refusal> putAll(Caller caller, List<CustomerRow> rows) {
        var regionsNow =
                regions.of(rows.stream().map(row -> row.entry().country()).toList(), clock.now());
        var known = customers.lockAll(
                rows.stream().map(CustomerRow::customerTenantId).toList());
        var entered = new ArrayList<EnteredCustomer>();
        var refusals = Refusals.collect(rows, row -> {
            var tenant = row.customerTenantId();
            entered.add(EnteredCustomer.of(tenant, row.entry(), regionsNow, Optional.ofNullable(known.get(tenant))));
        });
        settle(caller, entered.stream().filter(EnteredCustomer::isChange).toList());
        return refusals;
    }

    private void settle(Caller caller, List<EnteredCustomer> entered) {
        if (!entered.isEmpty()) {
            topic.tell(entered.stream().map(EnteredCustomer::after).toList(), customers.put(entered));
            audit.recordAll(
                    caller, entered.stream().map(EnteredCustomer::change).toList(), clock.now());
        }
    }

    /** Which of these tenants are customers. */
    public Set<UUID> registered(Collection<UUID> tenants) {
        return customers.registered(tenants);
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
