package dev.sluice.transfer.handover;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.platform.problem.Violation;
import dev.sluice.transfer.offer.BillingCycle;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subscription that a partner could hand over, or could not.
 *
 * @param offerId its SKU
 * @param baseSubscriptionId of an add-on: with what it travels
 * @param addonItems what travels with it
 * @param reasons all that stand against it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EligibilityView(
        String subscriptionId,
        String friendlyName,
        String offerId,
        int quantity,
        BillingCycle billingCycle,
        LocalDate termEndDate,
        @Nullable String baseSubscriptionId,
        List<String> addonItems,
        boolean eligible,
        List<Reason> reasons) {

    /** Why not. */
    public record Reason(String code, String message) {

        static Reason of(Violation violation) {
            return new Reason(violation.code(), violation.message());
        }
    }

    static EligibilityView of(Transferable found, List<Reason> reasons, List<String> addOns) {
        return new EligibilityView(
                found.subscriptionId(),
                found.name(),
                found.sku(),
                found.quantity(),
                found.plan().billingCycle(),
                found.termEndDate(),
                found.baseSubscriptionId(),
                addOns,
                reasons.isEmpty(),
                reasons);
    }
}
