package dev.sluice.transfer.order;

import dev.sluice.transfer.offer.Plan;
import dev.sluice.transfer.registry.PartnerRef;
import dev.sluice.transfer.subscription.Origin;
import dev.sluice.transfer.subscription.Predecessor;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that is to be bought, or taken over. */
public record NewOrder(
        UUID id,
        UUID customerTenantId,
        PartnerRef partner,
        String sku,
        String name,
        int quantity,
        Plan plan,
        LocalDate startDate,
        Origin origin,
        @Nullable Predecessor replaces,
        @Nullable String partnerIdOnRecord,
        @Nullable String promotionId) {}
