package dev.sluice.transfer.migration;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Term;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a subscription can migrate, in the words of the vendor's {@code NewCommerceEligibility}.
 *
 * @param errors every reason against it, with the vendor's number
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Eligibility(
        String currentSubscriptionId,
        @JsonProperty("isEligible") boolean isEligible,
        @Nullable Term termDuration,
        @Nullable BillingCycle billingCycle,
        @Nullable String catalogItemId,
        @Nullable LocalDate customTermEndDate,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Reason> errors,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Eligibility> addOnMigrations) {

    /** By the vendor's list of reasons; what has no number there by its list of errors. */
    public record Reason(int code, String description) {

        static Reason of(Objection objection) {
            var number = objection.reason().number();
            return new Reason(
                    number == null ? Integer.parseInt(objection.reason().realCode()) : number, objection.message());
        }
    }

    static Eligibility of(Checked checked) {
        var addOns = checked.parts().stream()
                .skip(1)
                .map(part -> of(part, part.objections().isEmpty(), part.objections(), List.of()))
                .toList();
        var own = Stream.concat(checked.against().stream(), checked.base().objections().stream())
                .toList();
        return of(checked.base(), checked.isEligible(), own, addOns);
    }

    private static Eligibility of(
            Checked.Part part, boolean isEligible, List<Objection> objections, List<Eligibility> addOns) {
        var offer = part.offer();
        return new Eligibility(
                part.subscription().id(),
                isEligible,
                part.plan().termDuration(),
                part.plan().billingCycle(),
                offer == null ? null : offer.catalogItemId(),
                part.member().customTermEndDate(),
                objections.stream().map(Reason::of).toList(),
                addOns);
    }
}
