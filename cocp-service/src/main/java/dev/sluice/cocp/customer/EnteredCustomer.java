package dev.sluice.cocp.customer;

import dev.sluice.cocp.region.Region;
import dev.sluice.cocp.region.RegionDesk;
import dev.sluice.platform.audit.Change;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A customer as it was and is. */
record EnteredCustomer(Optional<Customer> before, Customer after, Region region) {

    /** @throws dev.sluice.platform.problem.Refusal 400 for a country that is none */
    static EnteredCustomer of(
            UUID tenant, CustomerEntry entry, Map<String, Region> regions, Optional<Customer> before) {
        var region = RegionDesk.require(regions, entry.country());
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
        return new EnteredCustomer(before, after, region);
    }

    boolean isChange() {
        return before.filter(after::saysTheSameAs).isEmpty();
    }

    Change change() {
        var tenant = after.customerTenantId();
        return new Change(
                before.isEmpty() ? "register_customer" : "replace_customer",
                "customer",
                tenant.toString(),
                tenant,
                null,
                before.orElse(null),
                after,
                Set.of(tenant));
    }
}
