package dev.sluice.transfer.channel;

import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Plan;
import dev.sluice.transfer.offer.Term;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a partner changes of a renewal; what is left out stays.
 *
 * @param sku only its own: a renewal never changes it
 */
public record ScheduleChange(
        @Nullable @Size(max = 64) String sku,

        @Nullable @Pattern(regexp = Term.PATTERN, message = "is P1M, P1Y or P3Y")
        String termDuration,

        @Nullable @Pattern(regexp = BillingCycle.PATTERN, message = "is a billing cycle")
        String billingCycle,

        @Nullable @Min(1) Integer quantity,
        @Nullable LocalDate customTermEndDate,

        @Nullable @Pattern(regexp = "[0-9]{1,20}", message = "is the number of a location account")
        String partnerIdOnRecord,

        @Nullable @DayOrInstant String notBefore) {

    /** @param removed by their names; what a renewal cannot do without stays */
    Wish over(Wish known, Set<String> removed) {
        return new Wish(
                sku,
                new Plan(
                        termDuration == null ? known.plan().termDuration() : Term.valueOf(termDuration),
                        billingCycle == null ? known.plan().billingCycle() : BillingCycle.of(billingCycle)),
                quantity == null ? known.quantity() : quantity,
                customTermEndDate == null && !removed.contains("customTermEndDate")
                        ? known.customTermEndDate()
                        : customTermEndDate,
                partnerIdOnRecord == null && !removed.contains("partnerIdOnRecord")
                        ? known.partnerIdOnRecord()
                        : partnerIdOnRecord,
                beginning(known, removed));
    }

    private @Nullable Instant beginning(Wish known, Set<String> removed) {
        if (notBefore != null) {
            return Wish.instant(notBefore);
        }
        return removed.contains("notBefore") ? null : known.notBefore();
    }
}
