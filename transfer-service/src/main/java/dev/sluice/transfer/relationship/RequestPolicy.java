package dev.sluice.transfer.relationship;

import dev.sluice.transfer.region.Market;
import dev.sluice.transfer.registry.KnownCustomer;
import dev.sluice.transfer.registry.KnownPartner;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** May this partner ask this customer? Pure: everything it looks at is in the situation. */
final class RequestPolicy {

    private RequestPolicy() {}

    /**
     * @param partner that is to be the reseller, also in the indirect model
     * @param customer absent while only an address is invited: then its region is checked when it accepts
     */
    record Situation(
            UUID requester,
            KnownPartner partner,
            @Nullable KnownPartner provider,
            @Nullable KnownCustomer customer) {}

    /** Every reason against it, in the order of {@link RequestReason}. */
    static List<RequestReason> objections(Situation asked) {
        var found = EnumSet.noneOf(RequestReason.class);
        var partner = asked.partner();
        var customer = asked.customer();
        if (customer != null && !Market.mayServe(partner.region(), customer.region())) {
            found.add(RequestReason.CUSTOMER_OUT_OF_REGION);
        }
        if (customer != null && customer.tenantId().equals(partner.tenantId())) {
            found.add(RequestReason.OWN_TENANT);
        }
        var provider = asked.provider();
        if (provider == null) {
            if (!partner.mpaSigned()) {
                found.add(RequestReason.PARTNER_AGREEMENT_NOT_SIGNED);
            }
        } else {
            addIndirect(found, asked, provider);
        }
        return List.copyOf(found);
    }

    private static void addIndirect(EnumSet<RequestReason> found, Situation asked, KnownPartner provider) {
        var reseller = asked.partner();
        if (!Market.mayServe(provider.region(), reseller.region())) {
            found.add(RequestReason.PROVIDER_OUT_OF_REGION);
        }
        if (!provider.mpaSigned()) {
            found.add(RequestReason.PARTNER_AGREEMENT_NOT_SIGNED);
        }
        if (!reseller.mpaSigned()) {
            found.add(RequestReason.RESELLER_AGREEMENT_NOT_SIGNED);
        }
        if (!provider.is(KnownPartner.INDIRECT_PROVIDER)) {
            found.add(RequestReason.PROVIDER_NOT_VALID);
        }
        if (!reseller.is(KnownPartner.INDIRECT_RESELLER)) {
            found.add(RequestReason.RESELLER_NOT_VALID);
        }
        var registered = reseller.indirectProviderTenantId();
        if (registered != null && !registered.equals(provider.tenantId())) {
            found.add(RequestReason.NOT_RESELLER_OF_PROVIDER);
        }
        if (!asked.requester().equals(reseller.tenantId()) && !asked.requester().equals(provider.tenantId())) {
            found.add(RequestReason.NOT_PARTY_OF_INVITATION);
        }
    }
}
