package dev.sluice.transfer.region;

import org.jspecify.annotations.Nullable;

/**
 * A country as a place to sell in.
 *
 * @param currency of new commerce; absent where the programme prints none
 * @param legacyCurrency of legacy licences
 * @param edition of the reference data that says so
 */
public record Market(
        String country,
        String name,
        String region,
        @Nullable String currency,
        @Nullable String legacyCurrency,
        int edition) {

    /** A partner sells to customers of its own region, and to no others. The countries of the tenants decide. */
    public boolean mayServe(Market customer) {
        return mayServe(region, customer.region);
    }

    public static boolean mayServe(String partnerRegion, String customerRegion) {
        return partnerRegion.equals(customerRegion);
    }
}
