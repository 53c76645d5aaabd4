package dev.sluice.cocp.customer;

import dev.sluice.platform.problem.Versioned;
import java.util.List;
import java.util.UUID;

/**
 * The whole public state of a customer.
 *
 * @param region derived from the country
 */
public record Customer(
        UUID customerTenantId,
        String name,
        String country,
        String region,
        Segment segment,
        TradeStatus tradeStatus,
        List<String> domains,
        boolean customerAgreementAccepted,
        long version)
        implements Versioned {

    public Customer {
        domains = List.copyOf(domains);
    }

    /** Regardless of versions. */
    boolean saysTheSameAs(Customer other) {
        return equals(new Customer(
                other.customerTenantId,
                other.name,
                other.country,
                other.region,
                other.segment,
                other.tradeStatus,
                other.domains,
                other.customerAgreementAccepted,
                version));
    }
}
