package dev.sluice.attribution.registry;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.UUID;

/** What {@code customer.changed.v1} says, as far as it is kept here. */
record CustomerState(
        UUID customerTenantId, String name, String country, String segment, List<String> domains, long version) {

    static final String TYPE = "customer.changed.v1";

    CustomerState {
        requireNonNull(customerTenantId, "customerTenantId");
        requireNonNull(name, "name");
        requireNonNull(country, "country");
        requireNonNull(segment, "segment");
        domains = List.copyOf(domains);
    }
}
