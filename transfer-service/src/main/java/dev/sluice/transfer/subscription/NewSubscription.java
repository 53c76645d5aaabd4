package dev.sluice.transfer.subscription;

import dev.sluice.transfer.offer.Plan;
import dev.sluice.transfer.registry.PartnerRef;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subscription that was made.
 *
 * @param market country of the customer's tenant
 * @param provisionedAs as which the provisioner knows it
 * @param termEndDate last day of the first term
 * @param percentOff by the promotion
 */
public record NewSubscription(
        UUID id,
        UUID customerTenantId,
        PartnerRef partner,
        String sku,
        String name,
        String market,
        String provisionedAs,
        int quantity,
        Plan plan,
        LocalDate startDate,
        LocalDate termEndDate,
        @Nullable String partnerIdOnRecord,
        Origin origin,
        UUID orderId,
        @Nullable UUID migrationId,
        @Nullable Predecessor predecessor,
        @Nullable String promotionId,
        @Nullable BigDecimal percentOff) {}
