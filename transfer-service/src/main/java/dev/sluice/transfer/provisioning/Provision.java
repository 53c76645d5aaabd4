package dev.sluice.transfer.provisioning;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Term;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subscription that is to be made.
 *
 * @param key makes repetitions the same
 * @param transferOf as which the provisioner knows the one that it is instead of, of another partner
 * @param addOns what goes over with it: all of it is made, or nothing
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
        @Nullable String transferOf,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<AddOn> addOns,
        @JsonIgnore int attempt) {

    public Provision {
        addOns = List.copyOf(addOns);
    }

    /** Something new that stands alone. */
    public Provision(
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
            int attempt) {
        this(
                key,
                customerTenantId,
                partnerTenantId,
                sku,
                quantity,
                termDuration,
                billingCycle,
                startDate,
                termEndDate,
                partnerIdOnRecord,
                null,
                List.of(),
                attempt);
    }

    /** An add-on of another partner that goes over with its base. */
    public record AddOn(String sku, int quantity, String transferOf) {}
}
