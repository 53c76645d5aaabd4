package dev.sluice.transfer.relationship;

import dev.sluice.transfer.registry.PartnerRef;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every event of a request says. No address and no words of anybody.
 *
 * @param customerTenantId absent while only an address was invited
 */
record RequestFacts(
        UUID requestId,
        RequestType type,
        RequestState state,
        PartnerRef partner,
        @Nullable PartnerRef indirectProvider,
        @Nullable UUID customerTenantId,
        boolean includeDelegatedAdmin) {}
