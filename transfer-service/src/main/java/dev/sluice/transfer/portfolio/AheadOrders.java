package dev.sluice.transfer.portfolio;

import dev.sluice.platform.problem.Violation;
import dev.sluice.transfer.legacy.LegacySubscription;
import dev.sluice.transfer.offer.Offer;
import dev.sluice.transfer.order.OrderConfig;
import dev.sluice.transfer.region.Market;
import dev.sluice.transfer.registry.Directory;
import dev.sluice.transfer.registry.KnownPartner;
import dev.sluice.transfer.relationship.ServedCustomers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether what a legacy subscription leads to can be ordered for the day after its term. */
@ApplicationScoped
class AheadOrders {

    private final Directory directory;
    private final ServedCustomers served;
    private final int daysAhead;

    AheadOrders(Directory directory, ServedCustomers served, OrderConfig config) {
        this.directory = directory;
        this.served = served;
        this.daysAhead = config.daysAhead();
    }

    MigrationOption option(UUID tenant, LegacySubscription subscription, @Nullable Offer offer, LocalDate today) {
        var start = subscription.renewsOn().isBefore(today) ? today : subscription.renewsOn();
        var reasons = new ArrayList<Violation>();
        addRights(reasons, tenant, subscription);
        if (offer == null || !offer.purchasable()) {
            reasons.add(
                    Violation.of(null, "NOT_IN_CATALOGUE", "What it leads to cannot be bought from the catalogue."));
        }
        if (start.isAfter(today.plusDays(daysAhead))) {
            reasons.add(Violation.of(
                            null, "ORDER_TOO_FAR_AHEAD", "Its term ends more than %d days ahead.".formatted(daysAhead))
                    .from(start.minusDays(daysAhead).atStartOfDay().toInstant(ZoneOffset.UTC)));
        }
        return MigrationOption.of(
                OptionKind.ORDER_AHEAD, start, subscription.termDuration().lastDay(start), reasons);
    }

    private void addRights(List<Violation> reasons, UUID tenant, LegacySubscription subscription) {
        var partner = directory.requirePartner(tenant);
        var customer = directory.requireCustomer(subscription.customerTenantId());
        if (!partner.is(KnownPartner.DIRECT_BILL) && !partner.is(KnownPartner.INDIRECT_PROVIDER)) {
            reasons.add(Violation.of(
                    null, "PARTNER_TYPE_NOT_ALLOWED", "Only direct-bill partners and indirect providers buy."));
        }
        if (served.since(tenant, customer.tenantId()).isEmpty()) {
            reasons.add(Violation.of(null, "NO_CUSTOMER_RELATIONSHIP", "You have no such customer."));
        }
        if (!Market.mayServe(partner.region(), customer.region())) {
            reasons.add(
                    Violation.of(null, "CUSTOMER_OUT_OF_REGION", "The customer's tenant belongs to another region."));
        }
        if (!customer.customerAgreementAccepted()) {
            reasons.add(
                    Violation.of(null, "MCA_NOT_ACCEPTED", "The customer has not accepted the customer agreement."));
        }
    }
}
