package dev.sluice.transfer.manual;

import dev.sluice.transfer.offer.ProvisioningId;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a move comes to, and whose each of its steps is. Pure.
 *
 * @param purchaseDeadline last day on which buying the target loses nothing
 * @param quantityMatch absent while nobody said how many are to be bought
 */
record Checklist(
        LocalDate purchaseDeadline,
        boolean provisioningIdMatch,
        @Nullable Boolean quantityMatch,
        boolean licenseReassignmentRequired,
        CreditRoute creditRoute,
        Advice advice) {

    /** Access to what has expired goes on for so long. */
    static final int GRACE_DAYS = 30;

    /**
     * @param provisioningId of the target; absent where the matrix names none
     * @param quantity planned
     * @param purchase planned; absent: with the end of the source
     * @param delegatedAdmin whether the partner administers for the customer
     */
    record Plan(
            @Nullable String provisioningId,
            @Nullable Integer quantity,
            @Nullable LocalDate purchase,
            boolean delegatedAdmin) {}

    static Checklist of(Source source, Plan plan) {
        var sameId =
                plan.provisioningId() != null && ProvisioningId.match(source.provisioningId(), plan.provisioningId());
        var sameQuantity = plan.quantity() == null ? null : plan.quantity() == source.quantity();
        var isEarly = plan.purchase() != null && !plan.purchase().isAfter(source.endDate());
        return new Checklist(
                source.endDate().plusDays(GRACE_DAYS),
                sameId,
                sameQuantity,
                !sameId || Boolean.FALSE.equals(sameQuantity),
                route(source, plan),
                isEarly ? Advice.CANCEL_SOURCE : Advice.WAIT_FOR_END);
    }

    /** Only what was bought from the vendor itself is credited by the vendor. */
    private static CreditRoute route(Source source, Plan plan) {
        if (source.channel() != Channel.WEB_DIRECT) {
            return CreditRoute.NONE;
        }
        return plan.delegatedAdmin() ? CreditRoute.PARTNER_WITH_DELEGATED_ADMIN : CreditRoute.CUSTOMER;
    }

    /** In their order. */
    Map<StepKind, Who> steps(Source source) {
        var steps = new EnumMap<StepKind, Who>(StepKind.class);
        steps.put(StepKind.AUTO_RENEW_OFF, source.partner() == null ? Who.CUSTOMER : Who.SOURCE_PARTNER);
        steps.put(StepKind.PURCHASED, Who.TARGET);
        if (licenseReassignmentRequired) {
            steps.put(StepKind.LICENSES_REASSIGNED, Who.CUSTOMER);
        }
        switch (creditRoute) {
            case PARTNER_WITH_DELEGATED_ADMIN -> steps.put(StepKind.CREDIT_REQUESTED, Who.TARGET);
            case CUSTOMER -> steps.put(StepKind.CREDIT_REQUESTED, Who.CUSTOMER);
            case NONE -> {}
        }
        return steps;
    }
}
