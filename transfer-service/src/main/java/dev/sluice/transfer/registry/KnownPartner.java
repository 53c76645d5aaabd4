package dev.sluice.transfer.registry;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A partner as cocp-service last told; types as they stand there. */
public record KnownPartner(
        UUID tenantId,
        String name,
        String partnerId,
        Set<String> types,
        String region,
        boolean mpaSigned,
        @Nullable UUID indirectProviderTenantId) {

    public static final String DIRECT_BILL = "DIRECT_BILL";
    public static final String INDIRECT_PROVIDER = "INDIRECT_PROVIDER";
    public static final String INDIRECT_RESELLER = "INDIRECT_RESELLER";

    public KnownPartner {
        types = Set.copyOf(types);
    }

    public boolean is(String type) {
        return types.contains(type);
    }
}
