package dev.sluice.attribution.registry;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A registered partner.
 *
 * @param partnerId of its location account
 * @param globalPartnerId of the global account to which it belongs, where there is one: the partner's group
 */
public record KnownPartner(
        UUID tenantId,
        String name,
        String partnerId,
        @Nullable String globalPartnerId) {

    /** What its locations have in common: totals count a subscription once for each group. */
    public String group() {
        return globalPartnerId == null ? partnerId : globalPartnerId;
    }
}
