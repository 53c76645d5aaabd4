package dev.sluice.attribution.subscription;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as it is known here.
 *
 * @param channel {@code CSP}, {@code EA}, {@code WEB_DIRECT}, or one to come
 * @param status in the vendor's spelling; {@code Pending} until it is provisioned
 * @param products those that claims can name
 */
public record Subscription(
        String id,
        UUID customerTenantId,
        String channel,
        String status,
        Set<String> products,
        @Nullable UUID partnerTenantId,
        @Nullable Instant endedAt) {

    public Subscription {
        products = Set.copyOf(products);
    }

    public boolean isSoldByPartner() {
        return channel.equals("CSP");
    }
}
