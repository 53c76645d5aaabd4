package dev.sluice.transfer.channel;

import dev.sluice.transfer.offer.Offer;
import dev.sluice.transfer.registry.Resellers;
import dev.sluice.transfer.subscription.CoTermination;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** May it be renewed as the partner wishes? Pure: everything it looks at is in the situation. */
final class SchedulePolicy {

    private SchedulePolicy() {}

    /**
     * @param seatsLeft how many the customer may still have of it
     * @param resellerFault of the partner on record that is wanted
     */
    record Situation(
            Wish wish,
            String ownSku,
            @Nullable Offer offer,
            int seatsLeft,
            CoTermination coTermination,
            LocalDate end,
            @Nullable LocalDate optOut,
            Resellers.@Nullable Fault resellerFault) {}

    /** Every reason against it, in the order of {@link Reason}. */
    static List<Objection> objections(Situation asked) {
        var found = new ArrayList<Objection>();
        var wish = asked.wish();
        if (wish.sku() != null && !wish.sku().strip().equals(asked.ownSku())) {
            found.add(Objection.of(Reason.SKU_CHANGE_NOT_ALLOWED));
        }
        var offer = asked.offer();
        if (offer != null && offer.availableInCsp() && !offer.plans().contains(wish.plan())) {
            found.add(Objection.of(Reason.TERM_BILLING_COMBINATION_NOT_SUPPORTED));
        }
        if (wish.quantity() > asked.seatsLeft()) {
            found.add(Objection.of(
                    Reason.QUANTITY_OUT_OF_RANGE,
                    "The customer may have %d more seats of it.".formatted(asked.seatsLeft())));
        }
        addTermEnd(found, asked);
        var notBefore = wish.notBefore();
        if (notBefore != null && !isInExtendedPeriod(notBefore, asked)) {
            found.add(Objection.of(Reason.NOT_BEFORE_NOT_ALLOWED));
        }
        addReseller(found, asked);
        return List.copyOf(found);
    }

    private static void addTermEnd(List<Objection> found, Situation asked) {
        var wanted = asked.wish().customTermEndDate();
        if (wanted != null) {
            asked.coTermination()
                    .fault(wanted)
                    .ifPresent(fault -> found.add(Objection.of(
                            switch (fault) {
                                case INVALID -> Reason.CUSTOM_TERM_END_DATE_INVALID;
                                case NOT_ALIGNED -> Reason.CUSTOM_TERM_END_DATE_NOT_ALIGNED;
                            })));
        }
    }

    private static boolean isInExtendedPeriod(Instant wanted, Situation asked) {
        var day = ProcessingTimes.day(wanted);
        var optOut = asked.optOut();
        return optOut != null && day.isAfter(asked.end()) && !day.isAfter(optOut.plusDays(1));
    }

    private static void addReseller(List<Objection> found, Situation asked) {
        var fault = asked.resellerFault();
        if (fault != null) {
            found.add(Objection.of(
                    switch (fault) {
                        case NOT_VALID -> Reason.RESELLER_NOT_VALID;
                        case AGREEMENT_NOT_SIGNED -> Reason.RESELLER_AGREEMENT_NOT_SIGNED;
                    }));
        }
    }
}
