package dev.sluice.attribution.claim;

import dev.sluice.platform.problem.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a partner changes of a claim; what is absent stays. */
public record ClaimChange(
        @Size(min = 1, max = 64) @Nullable String partnerId,
        @Size(min = 1, max = 10) @Nullable List<Product> products,
        @Size(min = 1, max = 50) @Nullable List<@Pattern(regexp = "[A-Z][A-Z0-9_]{0,63}") String> workloads,
        @Valid Contact.@Nullable OfCustomer customerContact,
        @Valid Contact.@Nullable OfPartner partnerContact,
        @Size(max = 2000) @Nullable String comment) {

    /** @throws Refusal 400 for what does not go with the activity */
    void requireFitting(Activity activity) {
        var member = activity.needsSubscription() ? "/workloads" : "/products";
        if ((activity.needsSubscription() ? workloads : products) != null) {
            throw Refusal.malformed(member, "INVALID_VALUE", "does not go with this activity");
        }
    }

    Matter applied(Matter matter) {
        return matter.changed(
                partnerId == null ? matter.partnerId() : partnerId,
                products == null || !matter.activity().needsSubscription()
                        ? matter.products()
                        : products.stream().distinct().map(Product::name).toList(),
                workloads == null || matter.activity().needsSubscription()
                        ? matter.workloads()
                        : workloads.stream().distinct().toList());
    }
}
