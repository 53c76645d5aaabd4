package dev.sluice.transfer.migration;

import dev.sluice.transfer.exclusivity.OpenFlow;
import dev.sluice.transfer.legacy.LegacySubscription;
import dev.sluice.transfer.offer.Offer;
import dev.sluice.transfer.offer.Plan;
import dev.sluice.transfer.offer.Term;
import dev.sluice.transfer.subscription.CoTermination;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** May this legacy subscription migrate so, at this instant? Pure: everything it looks at is in the situation. */
final class MigrationPolicy {

    private static final Duration LAST_HOURS = Duration.ofHours(24);
    private static final int DAYS_OF_AN_ADD_ON = 30;

    private MigrationPolicy() {}

    /**
     * @param subscription as it stands at the instant
     * @param offer to which the matrix leads; absent where it leads nowhere
     * @param selfFrom from which day on partners of the segment migrate; absent: at any time
     * @param seatsLeft how many the customer may still have of the offer
     * @param isResellerValid of the partner id on record; true where there is none
     * @param missing active add-ons that are not in the bundle
     * @param flow what has the subscription to itself
     * @param repairDeadline of a migration that is being repaired: then it is over, one way or the other
     */
    record Situation(
            LegacySubscription subscription,
            String tradeStatus,
            @Nullable Offer offer,
            @Nullable LocalDate selfFrom,
            Plan plan,
            int quantity,
            boolean purchaseFullTerm,
            @Nullable LocalDate customTermEndDate,
            CoTermination coTermination,
            int seatsLeft,
            boolean isResellerValid,
            List<String> missing,
            @Nullable OpenFlow flow,
            @Nullable Instant repairDeadline,
            Instant at) {

        LocalDate day() {
            return LocalDate.ofInstant(at, ZoneOffset.UTC);
        }
    }

    /** Every reason against it, in the order of {@link Ineligibility}. */
    static List<Objection> objections(Situation asked) {
        var found = new ArrayList<Objection>();
        addIf(found, !asked.subscription().isActive(), Ineligibility.SUBSCRIPTION_STATUS_NOT_ACTIVE);
        addFlow(found, asked);
        addIf(found, asked.subscription().promotion(), Ineligibility.SUBSCRIPTION_PROMOTIONS_PRESENT);
        if (!asked.missing().isEmpty()) {
            found.add(Objection.of(
                    Ineligibility.SUBSCRIPTION_ADD_ONS_PRESENT,
                    "It has active add-ons that the request does not name: %s."
                            .formatted(String.join(", ", asked.missing()))));
        }
        addOffer(found, asked);
        addAge(found, asked);
        addIf(found, !asked.tradeStatus().equals("APPROVED"), Ineligibility.TRADE_STATUS_NOT_ALLOWED);
        addIf(found, !asked.isResellerValid(), Ineligibility.INVALID_PARTNER_ID_ON_RECORD);
        addTermEnd(found, asked);
        if (asked.quantity() > asked.seatsLeft()) {
            found.add(Objection.of(
                    Ineligibility.QUANTITY_OUT_OF_RANGE,
                    "The customer may have %d more seats of it.".formatted(asked.seatsLeft())));
        }
        addLastHours(found, asked);
        found.sort(Comparator.comparing(Objection::reason));
        return List.copyOf(found);
    }

    private static void addIf(List<Objection> found, boolean objects, Ineligibility reason) {
        if (objects) {
            found.add(Objection.of(reason));
        }
    }

    private static void addFlow(List<Objection> found, Situation asked) {
        var flow = asked.flow();
        if (flow != null) {
            found.add(Objection.of(
                            Ineligibility.SUBSCRIPTION_BEING_PROCESSED,
                            switch (flow.flow()) {
                                case MIGRATION -> "It is being migrated.";
                                case MIGRATION_SCHEDULE -> "Its migration is scheduled.";
                                case PARTNER_TRANSFER ->
                                    "It is being transferred to another partner: %s.".formatted(flow.id());
                            })
                    .from(asked.repairDeadline())
                    .with(members(flow, asked.repairDeadline())));
        }
    }

    private static Map<String, Object> members(OpenFlow flow, @Nullable Instant repairDeadline) {
        var told = new LinkedHashMap<String, Object>();
        told.put("flow", flow.flow());
        told.put("flowId", flow.id());
        told.put("stateSince", flow.since());
        if (repairDeadline != null) {
            told.put("state", MigrationState.FAILED_REPAIRING);
            told.put("repairDeadline", repairDeadline);
        }
        return told;
    }

    private static void addOffer(List<Objection> found, Situation asked) {
        if (asked.subscription().trial()) {
            found.add(Objection.of(Ineligibility.TRIAL_NOT_MIGRATED));
        }
        var offer = asked.offer();
        if (!leadsAnywhere(asked)) {
            found.add(Objection.of(Ineligibility.NEW_COMMERCE_PRODUCT_UNAVAILABLE));
        } else {
            addOpening(found, asked);
        }
        var isSold = (offer == null || offer.plans().isEmpty())
                ? isUsual(asked.plan())
                : offer.plans().contains(asked.plan());
        if (!isSold) {
            found.add(Objection.of(Ineligibility.TERM_BILLING_COMBINATION_NOT_SUPPORTED));
        }
    }

    /** Whether products are sold so where nobody says otherwise: a year is not paid of a month, nor three of less. */
    private static boolean isUsual(Plan plan) {
        return switch (plan.billingCycle()) {
            case MONTHLY, BIENNIAL, ONE_TIME, NONE -> true;
            case ANNUAL -> plan.termDuration() != Term.P1M;
            case TRIENNIAL -> plan.termDuration() == Term.P3Y;
        };
    }

    private static void addOpening(List<Objection> found, Situation asked) {
        var from = opensOn(asked);
        if (from != null && from.isAfter(asked.day())) {
            found.add(Objection.of(Ineligibility.NEW_COMMERCE_PRODUCT_UNAVAILABLE)
                    .from(from.atStartOfDay().toInstant(ZoneOffset.UTC)));
        }
    }

    private static boolean leadsAnywhere(Situation asked) {
        var offer = asked.offer();
        return offer != null
                && offer.migrationEnabled()
                && offer.availableInCsp()
                && offer.segment() == asked.subscription().segment();
    }

    /** The later of what the matrix says of the offer and the milestones say of the segment. */
    private static @Nullable LocalDate opensOn(Situation asked) {
        var ofOffer = asked.offer() == null ? null : asked.offer().selfMigrationFrom();
        var ofSegment = asked.selfFrom();
        if (ofOffer == null || ofSegment == null) {
            return ofOffer == null ? ofSegment : ofOffer;
        }
        return ofOffer.isAfter(ofSegment) ? ofOffer : ofSegment;
    }

    /** A calendar month for a subscription, thirty days for an add-on, as each source says. */
    private static void addAge(List<Objection> found, Situation asked) {
        var bought = asked.subscription().purchasedOn();
        var old = asked.subscription().isAddOn() ? bought.plusDays(DAYS_OF_AN_ADD_ON) : bought.plusMonths(1);
        if (old.isAfter(asked.day())) {
            found.add(Objection.of(Ineligibility.SUBSCRIPTION_ACTIVE_FOR_LESS_THAN_ONE_MONTH)
                    .from(old.atStartOfDay().toInstant(ZoneOffset.UTC)));
        }
    }

    private static void addTermEnd(List<Objection> found, Situation asked) {
        var wanted = asked.customTermEndDate();
        if (wanted != null) {
            asked.coTermination()
                    .fault(wanted)
                    .ifPresent(fault -> found.add(Objection.of(
                            switch (fault) {
                                case INVALID -> Ineligibility.CUSTOM_TERM_END_DATE_INVALID;
                                case NOT_ALIGNED -> Ineligibility.CUSTOM_TERM_END_DATE_NOT_ALIGNED;
                            })));
        }
    }

    /** Where nothing else stands against it, a full term is all that is missing. */
    private static void addLastHours(List<Objection> found, Situation asked) {
        var end = asked.subscription().termEnd();
        var isOver = !asked.at().isBefore(end);
        if ((asked.subscription().isActive() || !isOver)
                && !asked.purchaseFullTerm()
                && !asked.at().isBefore(end.minus(LAST_HOURS))) {
            found.add(Objection.of(
                            found.isEmpty()
                                    ? Ineligibility.LAST_24_HOURS_ONLY_FULL_TERM
                                    : Ineligibility.SUBSCRIPTION_TOO_CLOSE_TO_TERM_END)
                    .from(asked.subscription().autoRenew() ? end : null));
        }
    }
}
