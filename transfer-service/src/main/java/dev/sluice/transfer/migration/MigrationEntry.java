package dev.sluice.transfer.migration;

import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Term;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A legacy subscription that is to migrate; what is left out stays as it is.
 *
 * @param customerTenantId whose it is; need not be said
 * @param purchaseFullTerm a term of its own begins; false: what is left of the legacy term is kept
 * @param customTermEndDate last day of the first term: a day, or an instant of it
 * @param externalReferenceId the caller's own key, for example of a batch
 * @param addOnMigrations a flat list, also of add-ons of add-ons
 */
public record MigrationEntry(
        @NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,64}", message = "is 1 to 64 of letters, digits and -")
        String currentSubscriptionId,

        @Nullable UUID customerTenantId,

        @Nullable @Pattern(regexp = Term.PATTERN, message = "is P1M, P1Y or P3Y")
        String termDuration,

        @Nullable @Pattern(regexp = BillingCycle.PATTERN, message = "is a billing cycle")
        String billingCycle,

        @Nullable @Min(1) Integer quantity,
        @Nullable Boolean purchaseFullTerm,
        @Nullable String customTermEndDate,
        @Nullable @Size(max = 64) String externalReferenceId,
        @Nullable @Size(max = 100) List<@Valid AddOnEntry> addOnMigrations) {

    /** Where add-ons stand in it. */
    static final String ADD_ONS = "/addOnMigrations";

    /** @throws Refusal 400 when a day is none */
    public void check() {
        bundle();
    }

    Bundle bundle() {
        var own = new AddOnEntry(
                currentSubscriptionId, termDuration, billingCycle, quantity, purchaseFullTerm, customTermEndDate);
        return new Bundle(own.member(""), members(addOnMigrations, ADD_ONS));
    }

    static List<Member> members(@Nullable List<AddOnEntry> addOns, String at) {
        if (addOns == null) {
            return List.of();
        }
        return IntStream.range(0, addOns.size())
                .mapToObj(i -> addOns.get(i).member(at + "/" + i))
                .toList();
    }
}
