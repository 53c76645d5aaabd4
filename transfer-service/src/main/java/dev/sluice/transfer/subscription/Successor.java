package dev.sluice.transfer.subscription;

import dev.sluice.transfer.registry.PartnerRef;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * As what a subscription goes on under another partner.
 *
 * @param provisionedAs as which the provisioner knows it
 * @param baseSubscriptionId of an add-on: what its base has become
 */
public record Successor(
        UUID id,
        PartnerRef partner,
        String provisionedAs,
        @Nullable String partnerIdOnRecord,
        UUID orderId,
        @Nullable UUID baseSubscriptionId) {}
