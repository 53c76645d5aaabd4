package dev.sluice.transfer.registry;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.UUID;

/** What {@code customer.changed.v1} says, as far as it is kept here. */
record CustomerState(
        UUID customerTenantId,
        String name,
        String country,
        String region,
        String segment,
        String tradeStatus,
        List<String> domains,
        boolean customerAgreementAccepted,
        long version) {

    static final String TYPE = "customer.changed.v1";

    CustomerState {
        requireNonNull(customerTenantId, "customerTenantId");
        requireNonNull(name, "name");
        requireNonNull(country, "country");
        requireNonNull(region, "region");
        requireNonNull(segment, "segment");
        requireNonNull(tradeStatus, "tradeStatus");
        domains = List.copyOf(domains);
    }
}
