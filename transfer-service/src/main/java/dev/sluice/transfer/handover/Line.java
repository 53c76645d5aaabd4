package dev.sluice.transfer.handover;

import dev.sluice.transfer.offer.Plan;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subscription of a transfer. A base and its add-ons are one group, which goes over as a whole or not at all.
 *
 * @param baseLineId of an add-on: the line of its base
 * @param newSubscriptionId as what it goes on, with {@code orderId} and since {@code effectiveAt}
 * @param failureCode what the last attempt met, or why it stays
 */
record Line(
        UUID id,
        UUID groupId,
        @Nullable UUID baseLineId,
        String subscriptionId,
        String sku,
        String name,
        int quantity,
        Plan plan,
        LineState state,
        @Nullable String newSubscriptionId,
        @Nullable UUID orderId,
        @Nullable Instant effectiveAt,
        @Nullable String failureCode,
        @Nullable String failureDetail) {

    static final String RELATIONSHIP_MISSING = "NO_CUSTOMER_RELATIONSHIP";

    boolean isOpen() {
        return state == LineState.IN_PROGRESS;
    }

    Optional<PartnerTransferEvent.Moved> moved() {
        var as = newSubscriptionId;
        var order = orderId;
        var at = effectiveAt;
        return as == null || order == null || at == null
                ? Optional.empty()
                : Optional.of(new PartnerTransferEvent.Moved(subscriptionId, as, order, at));
    }

    /** The vendor's number: no relationship, an invalid subscription, or TransferCreateOrderError. */
    String realCode() {
        return switch (failureCode) {
            case RELATIONSHIP_MISSING -> "20002";
            case LinePolicy.NOT_ACTIVE -> LinePolicy.INVALID_SUBSCRIPTION;
            case null, default -> "900103";
        };
    }

    String requireFailureCode() {
        return failureCode == null ? "TIME_LIMIT_PASSED" : failureCode;
    }
}
