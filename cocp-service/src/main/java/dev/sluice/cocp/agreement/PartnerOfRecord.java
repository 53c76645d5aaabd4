package dev.sluice.cocp.agreement;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The partner that serves an agreement.
 *
 * @param partnerTenantId absent while no partner of that PCN is registered
 * @param since the instant from which it is: that of the change, else the start of the agreement
 */
public record PartnerOfRecord(String pcn, @Nullable UUID partnerTenantId, Instant since) {}
