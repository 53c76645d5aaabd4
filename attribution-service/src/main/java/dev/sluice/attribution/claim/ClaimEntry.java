package dev.sluice.attribution.claim;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Violation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a partner claims. What is known already may be left out: the name, the area of the activity, the caller's own location and
 * contact, the customer's domain, the products of the subscription.
 */
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
        @Nullable Boolean incentiveOptOut) {

    /** @throws Refusal 400 with everything that does not fit the activity */
    void check() {
        var errors = new ArrayList<Violation>();
        if (solutionArea != null && solutionArea != activity.area()) {
            errors.add(Violation.of("/solutionArea", "INVALID_VALUE", "is " + activity.area() + " for " + activity));
        }
        if (activity.needsSubscription()) {
            require(errors, "/subscriptionId", subscriptionId, "Which subscription?");
            refuse(errors, "/workloads", workloads == null || workloads.isEmpty() ? null : workloads, "products");
            refuse(errors, "/incentiveOptOut", Boolean.TRUE.equals(incentiveOptOut) ? true : null, "nothing");
        } else {
            require(errors, "/workloads", workloads == null || workloads.isEmpty() ? null : workloads, "Which?");
            refuse(errors, "/products", products == null || products.isEmpty() ? null : products, "workloads");
            refuse(errors, "/subscriptionId", subscriptionId, "workloads");
        }
        if (!errors.isEmpty()) {
            throw Refusal.malformed(errors);
        }
    }

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

    private static void require(List<Violation> errors, String pointer, @Nullable Object value, String question) {
        if (value == null) {
            errors.add(Violation.of(pointer, "REQUIRED", question));
        }
    }

    private static void refuse(List<Violation> errors, String pointer, @Nullable Object value, String instead) {
        if (value != null) {
            errors.add(Violation.of(pointer, "INVALID_VALUE", "does not go with this activity; it takes " + instead));
        }
    }
}
