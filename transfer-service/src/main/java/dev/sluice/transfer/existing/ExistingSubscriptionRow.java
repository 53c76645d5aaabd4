package dev.sluice.transfer.existing;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Violation;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Plan;
import dev.sluice.transfer.offer.Term;
import dev.sluice.transfer.subscription.SubscriptionStatus;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subscription in CSP as a row of an import. Of the days of its present term one is enough.
 *
 * @param status of what is not known yet Active where it is left out; else as it is
 * @param autoRenew of what is not known yet true where it is left out; else as it is
 * @param baseSubscriptionId of an add-on: the subscription that it adds to, of the same partner
 * @param createdAt when it was bought; the beginning of its first day where it is left out
 */
record ExistingSubscriptionRow(
        @NotNull UUID subscriptionId,
        @NotNull UUID customerTenantId,
        @NotNull UUID partnerTenantId,
        @NotBlank @Size(max = 64) String sku,
        @NotNull @Min(1) Integer quantity,

        @NotNull @Pattern(regexp = Term.PATTERN, message = "is P1M, P1Y or P3Y")
        String termDuration,

        @NotNull @Pattern(regexp = BillingCycle.PATTERN, message = "is a billing cycle")
        String billingCycle,

        @Nullable LocalDate startDate,
        @Nullable LocalDate termEndDate,

        @Nullable @Pattern(regexp = SubscriptionStatus.PATTERN, message = "is a status of a subscription")
        String status,

        @Nullable Boolean autoRenew,

        @Nullable @Pattern(regexp = "[0-9]{1,20}", message = "is the number of a location account")
        String partnerIdOnRecord,

        @Nullable @Size(max = 300) String provisionedAs,
        @Nullable Instant createdAt,
        @Nullable UUID baseSubscriptionId) {

    /** @throws Refusal 400 with everything that is wrong with the days of one that is not known yet */
    void check(LocalDate today) {
        if (startDate == null && termEndDate == null) {
            throw Refusal.malformed("/termEndDate", "REQUIRED", "startDate or termEndDate is needed");
        }
        var faults = new ArrayList<Violation>();
        if (lastDay().isBefore(firstDay()) || lastDay().isAfter(term().lastDay(firstDay()))) {
            faults.add(Violation.of("/termEndDate", "INVALID_VALUE", "is a day of a term that begins on startDate"));
        }
        if (goesOn() && lastDay().isBefore(today)) {
            faults.add(Violation.of("/termEndDate", "INVALID_VALUE", "lies ahead for what is active or suspended"));
        }
        if (!faults.isEmpty()) {
            throw Refusal.malformed(faults);
        }
    }

    private boolean goesOn() {
        var told = toldStatus();
        return told == null || told == SubscriptionStatus.ACTIVE || told == SubscriptionStatus.SUSPENDED;
    }

    @Nullable
    SubscriptionStatus toldStatus() {
        return status == null ? null : SubscriptionStatus.of(status);
    }

    Plan plan() {
        return new Plan(term(), BillingCycle.of(billingCycle));
    }

    private Term term() {
        return Term.valueOf(termDuration);
    }

    LocalDate firstDay() {
        return startDate == null ? earliest(Objects.requireNonNull(termEndDate)) : startDate;
    }

    /** The earliest whose term reaches the last day: of a month that ends on the 30th of May the 1st, as the 30th of April ends on the 29th. */
    private LocalDate earliest(LocalDate last) {
        var first = last.plusDays(1).minus(term().period());
        while (term().lastDay(first).isBefore(last)) {
            first = first.plusDays(1);
        }
        return first;
    }

    LocalDate lastDay() {
        return termEndDate == null ? term().lastDay(firstDay()) : termEndDate;
    }
}
