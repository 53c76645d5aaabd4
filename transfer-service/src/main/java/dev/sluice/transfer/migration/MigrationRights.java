package dev.sluice.transfer.migration;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.transfer.legacy.LegacySubscription;
import dev.sluice.transfer.region.Market;
import dev.sluice.transfer.registry.KnownCustomer;
import dev.sluice.transfer.registry.KnownPartner;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether a partner may migrate anything at all, and anything of a customer. */
final class MigrationRights {

    private MigrationRights() {}

    /** @throws Refusal 403 for what is no customer's of the partner: whether there is such a subscription is not told */
    static LegacySubscription requireServed(UUID partner, String subscriptionId, Lookups lookups) {
        return lookups.known()
                .find(subscriptionId)
                .filter(found -> lookups.isServed(partner, found.customerTenantId()))
                .orElseThrow(MigrationRights::strange);
    }

    /**
     * Who asks comes before what is asked for.
     *
     * @throws Refusal 403 for partners that migrate nothing, then for what is no customer's of the caller, or not of the customer that is named
     */
    static void requireOf(UUID partner, String subscriptionId, @Nullable UUID customer, Lookups lookups) {
        if (lookups.findPartner(partner).filter(known -> !mayMigrate(known)).isPresent()) {
            throw refusal(Ineligibility.PARTNER_TYPE_NOT_ALLOWED);
        }
        var found = requireServed(partner, subscriptionId, lookups);
        if (customer != null && !customer.equals(found.customerTenantId())) {
            throw strange();
        }
    }

    static List<Objection> against(KnownPartner partner, KnownCustomer customer, Lookups lookups) {
        var against = new ArrayList<Objection>();
        if (!mayMigrate(partner)) {
            against.add(Objection.of(Ineligibility.PARTNER_TYPE_NOT_ALLOWED));
        }
        if (!lookups.isServed(partner.tenantId(), customer.tenantId())) {
            against.add(Objection.of(Ineligibility.NO_CUSTOMER_RELATIONSHIP));
        }
        if (!Market.mayServe(partner.region(), customer.region())) {
            against.add(Objection.of(Ineligibility.CUSTOMER_OUT_OF_REGION));
        }
        if (!customer.customerAgreementAccepted()) {
            against.add(Objection.of(Ineligibility.MCA_NOT_ACCEPTED));
        }
        return against;
    }

    private static boolean mayMigrate(KnownPartner partner) {
        return partner.is(KnownPartner.DIRECT_BILL) || partner.is(KnownPartner.INDIRECT_PROVIDER);
    }

    static Refusal strange() {
        return refusal(Ineligibility.NO_CUSTOMER_RELATIONSHIP);
    }

    private static Refusal refusal(Ineligibility reason) {
        var objection = Objection.of(reason);
        return new Refusal(reason.kind(), reason.name(), objection.message(), List.of(objection.violation()))
                .with("realCode", reason.realCode());
    }
}
