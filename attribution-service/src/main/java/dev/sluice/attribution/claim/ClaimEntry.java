package dev.sluice.attribution.claim;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a partner claims. What is known already may be left out: the name, the area of the activity, the caller's own location and
 * contact, the customer's domain, the products of the subscription. The subscription of a claim on workloads does not matter.
 */
@FitsActivity
public record ClaimEntry(
        @Size(min = 1, max = 200) @Nullable String claimName,
        @Nullable SolutionArea solutionArea,
        @NotNull(message = "REQUIRED: What did you do?") Activity activity,
        @Size(min = 1, max = 64) @Nullable String partnerId,
        @NotNull(message = "REQUIRED: For which customer?") UUID customerTenantId,
        @Size(min = 1, max = 253) @Nullable String customerDomain,
        @Size(max = 10) @Nullable List<Product> products,
        @Size(max = 50) @Nullable List<@Pattern(regexp = "[A-Z][A-Z0-9_]{0,63}") String> workloads,
        @Size(min = 1, max = 64) @Nullable String subscriptionId,

        @NotNull(message = "REQUIRED: Whom at the customer can we ask?") @Valid
        Contact.OfCustomer customerContact,

        @Valid Contact.@Nullable OfPartner partnerContact,
        @Nullable Boolean incentiveOptOut,

        @Valid @Nullable RevenueAssociation revenueAssociation) {

    /** Who sold what to whom; of influenced revenue. */
    public record RevenueAssociation(
            @Size(min = 1, max = 200) @Nullable String sellerName,
            @Size(min = 1, max = 200) @Nullable String customerName,
            @Size(min = 1, max = 200) @Nullable String isvSolutionName) {}

    List<String> productNames() {
        return products == null
                ? List.of()
                : products.stream().distinct().map(Product::name).toList();
    }

    List<String> workloadNames() {
        return Objects.requireNonNullElse(workloads, List.<String>of()).stream()
                .distinct()
                .toList();
    }
}
