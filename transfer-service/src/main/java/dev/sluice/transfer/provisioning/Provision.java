package dev.sluice.transfer.provisioning;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Term;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subscription that is to be made.
 *
 * @param key makes repetitions the same
 * @param attempt 1, 2, 3 ...; for what is simulated
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Provision(
        UUID key,
        UUID customerTenantId,
        UUID partnerTenantId,
        String sku,
        int quantity,
        Term termDuration,
        BillingCycle billingCycle,
        LocalDate startDate,
        LocalDate termEndDate,
        @Nullable String partnerIdOnRecord,
        @JsonIgnore int attempt) {}
