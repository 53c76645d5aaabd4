package dev.sluice.cocp.customer;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.UUID;

/** What {@code customer.requested.v1} of transfer-service says, as far as it matters here. */
record CustomerRequested(UUID customerTenantId, String name, String country, List<String> domains) {

    static final String TYPE = "customer.requested.v1";

    CustomerRequested {
        requireNonNull(customerTenantId, "customerTenantId");
        requireNonNull(name, "name");
        requireNonNull(country, "country");
        domains = List.copyOf(domains);
    }

    /** Nobody has checked its trade yet, and a partner brings commercial customers. */
    CustomerEntry entry() {
        return new CustomerEntry(name, country, Segment.COMMERCIAL, TradeStatus.PENDING, domains, null);
    }
}
