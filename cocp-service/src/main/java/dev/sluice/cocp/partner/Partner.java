package dev.sluice.cocp.partner;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The whole public state of a partner.
 *
 * @param pcn by which customers name it; absent outside licensing programmes
 * @param partnerId of its location account
 * @param region derived from the country
 * @param authorized may do business
 * @param submitters how many of its verified users may accept a change of partner
 */
public record Partner(
        UUID partnerTenantId,
        String name,
        @Nullable String pcn,
        String partnerId,
        @Nullable String globalPartnerId,
        List<PartnerType> partnerTypes,
        String country,
        String region,
        boolean authorized,
        boolean mpaSigned,
        @Nullable UUID indirectProviderTenantId,
        int submitters,
        long version) {

    public Partner {
        partnerTypes = List.copyOf(partnerTypes);
    }

    /** Regardless of versions, and of what others count. */
    boolean saysTheSameAs(Partner other) {
        return equals(other.with(submitters, version));
    }

    Partner withSubmitters(int count) {
        return with(count, version + 1);
    }

    private Partner with(int count, long toVersion) {
        return new Partner(
                partnerTenantId,
                name,
                pcn,
                partnerId,
                globalPartnerId,
                partnerTypes,
                country,
                region,
                authorized,
                mpaSigned,
                indirectProviderTenantId,
                count,
                toVersion);
    }
}
