package dev.sluice.transfer.order;

import dev.sluice.platform.problem.Violation;
import dev.sluice.transfer.offer.Offer;
import dev.sluice.transfer.offer.Plan;
import dev.sluice.transfer.region.Market;
import dev.sluice.transfer.registry.KnownCustomer;
import dev.sluice.transfer.registry.KnownPartner;
import dev.sluice.transfer.registry.Resellers;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * May this be bought? Pure: everything it looks at is in the situation.
 *
 * @param daysAhead the last day for which it can be ordered, counted from today
 */
record OrderPolicy(int daysAhead) {

    /**
     * @param offer absent where the matrix does not know it in the customer's market
     * @param seatsLeft how many the customer may still have of it
     */
    record Situation(
            KnownPartner partner,
            KnownCustomer customer,
            @Nullable Offer offer,
            Plan plan,
            int quantity,
            int seatsLeft,
            LocalDate today,
            LocalDate startDate,
            Resellers.@Nullable Fault resellerFault) {}

    /** Every reason against it, in the order of {@link OrderReason}. */
    List<OrderReason> objections(Situation asked) {
        var found = EnumSet.noneOf(OrderReason.class);
        if (!Market.mayServe(asked.partner().region(), asked.customer().region())) {
            found.add(OrderReason.CUSTOMER_OUT_OF_REGION);
        }
        if (!asked.customer().customerAgreementAccepted()) {
            found.add(OrderReason.MCA_NOT_ACCEPTED);
        }
        var offer = asked.offer();
        if (offer == null || !offer.purchasable()) {
            found.add(OrderReason.NOT_IN_CATALOGUE);
        } else if (!offer.plans().contains(asked.plan())) {
            found.add(OrderReason.TERM_BILLING_COMBINATION_NOT_SUPPORTED);
        }
        if (asked.quantity() > asked.seatsLeft()) {
            found.add(OrderReason.QUANTITY_OUT_OF_RANGE);
        }
        if (asked.startDate().isBefore(asked.today())) {
            found.add(OrderReason.BACKDATED_NOT_ALLOWED);
        }
        if (asked.startDate().isAfter(lastDay(asked.today()))) {
            found.add(OrderReason.ORDER_TOO_FAR_AHEAD);
        }
        var fault = asked.resellerFault();
        if (fault != null) {
            found.add(
                    switch (fault) {
                        case NOT_VALID -> OrderReason.RESELLER_NOT_VALID;
                        case AGREEMENT_NOT_SIGNED -> OrderReason.RESELLER_AGREEMENT_NOT_SIGNED;
                    });
        }
        return List.copyOf(found);
    }

    /** Says from when on a day too far ahead could be ordered. */
    Violation violation(OrderReason reason, Situation asked) {
        return reason == OrderReason.ORDER_TOO_FAR_AHEAD
                ? reason.violation()
                        .from(asked.startDate()
                                .minusDays(daysAhead)
                                .atStartOfDay()
                                .toInstant(ZoneOffset.UTC))
                : reason.violation();
    }

    private LocalDate lastDay(LocalDate today) {
        return today.plusDays(daysAhead);
    }
}
