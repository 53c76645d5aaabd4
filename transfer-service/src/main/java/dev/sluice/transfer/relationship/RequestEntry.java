package dev.sluice.transfer.relationship;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Violation;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A partner asks a customer, by its tenant or by somebody's address there. */
public record RequestEntry(
        @NotNull RequestType type,
        @Nullable UUID customerTenantId,
        @Nullable @Email @Size(min = 3, max = 254) String customerEmail,
        @Nullable UUID indirectProviderTenantId,

        @Nullable @Pattern(regexp = "[0-9]{1,20}", message = "is the number of a location account")
        String resellerPartnerId,

        @Nullable Boolean includeDelegatedAdmin,
        @Nullable @Size(max = 2000) String message) {

    /** @throws Refusal 400 with every field that the type needs and does not have, or has and does not need */
    public void check() {
        var faults = new ArrayList<Violation>();
        if (customerTenantId == null && customerEmail == null) {
            faults.add(Violation.of("/customerTenantId", "REQUIRED", "Say whom you ask: a tenant, or an address."));
        }
        check(faults, "/indirectProviderTenantId", indirectProviderTenantId);
        check(faults, "/resellerPartnerId", resellerPartnerId);
        if (!faults.isEmpty()) {
            throw Refusal.malformed(faults);
        }
    }

    private void check(ArrayList<Violation> faults, String pointer, @Nullable Object value) {
        var needed = type == RequestType.INDIRECT_RESELLER;
        if (needed && value == null) {
            faults.add(Violation.of(pointer, "REQUIRED", "An indirect relationship needs it."));
        } else if (!needed && value != null) {
            faults.add(Violation.of(pointer, "INVALID_VALUE", "is for the type INDIRECT_RESELLER only"));
        }
    }

    /** Whom it asks; told apart by this. */
    public String customer() {
        return customerTenantId == null ? String.valueOf(normalEmail()) : customerTenantId.toString();
    }

    @Nullable
    String normalEmail() {
        return customerEmail == null ? null : customerEmail.strip().toLowerCase(Locale.ROOT);
    }

    boolean wantsDelegatedAdmin() {
        return Boolean.TRUE.equals(includeDelegatedAdmin);
    }
}
