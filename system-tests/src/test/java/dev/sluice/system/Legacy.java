package dev.sluice.system;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/** What a customer has in the traditional CSP with a partner: 25 licences of Office 365 E3, bought 250 days ago. */
public final class Legacy {

    private static final String COLUMNS = "subscriptionId,customerTenantId,partnerTenantId,offerId,status,purchasedOn,"
            + "termEndDate,termDuration,billingCycle,quantity,segment,baseSubscriptionId";
    private static final String OFFER = "2b3b8d2d-10aa-4be4-b5fd-7f2feb0c3091";
    private static final int OLD = 250;
    private static final int LEFT = 115;

    private Legacy() {}

    /** So many of them, of which the registry tells. */
    public static List<String> subscriptions(Partner partner, Customer customer, int count) {
        return told(partner, customer, Collections.nCopies(count, ""));
    }

    /** An add-on of each of these. */
    public static List<String> addOns(Partner partner, Customer customer, List<String> bases) {
        return told(partner, customer, bases);
    }

    private static List<String> told(Partner partner, Customer customer, List<String> bases) {
        var suite = partner.suite();
        var today = suite.businessDay();
        var rows = new LinkedHashMap<String, String>();
        for (var base : bases) {
            var id = UUID.randomUUID().toString();
            rows.put(
                    id,
                    "%s,%s,%s,%s,Active,%s,%s,P1Y,Monthly,25,COMMERCIAL,%s"
                            .formatted(
                                    id,
                                    customer.tenant(),
                                    partner.tenant(),
                                    OFFER,
                                    today.minusDays(OLD),
                                    today.plusDays(LEFT),
                                    base));
        }
        suite.registry().imports("legacy-subscriptions", COLUMNS, List.copyOf(rows.values()));
        return List.copyOf(rows.keySet());
    }
}
