package dev.sluice.cocp.request;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The nine published states of one licence of a request, and their moves. */
public enum ItemState {
    /** Waits for the new partner until the deadline. */
    IN_PROGRESS,
    ACCEPTED,
    DECLINED,
    PENDING_REVIEW,
    /** Processed; the old partner serves until the effective day. */
    GRACE_PERIOD,
    CANCELLATION_IN_PROGRESS,
    CANCELED,
    EXPIRED,
    COMPLETED;

    Set<ItemState> next() {
        return switch (this) {
            case IN_PROGRESS -> Set.of(ACCEPTED, DECLINED, CANCELLATION_IN_PROGRESS, EXPIRED);
            case ACCEPTED -> Set.of(PENDING_REVIEW, GRACE_PERIOD, COMPLETED);
            case PENDING_REVIEW -> Set.of(GRACE_PERIOD, COMPLETED, DECLINED);
            case GRACE_PERIOD -> Set.of(COMPLETED);
            case CANCELLATION_IN_PROGRESS -> Set.of(CANCELED);
            case DECLINED, CANCELED, EXPIRED, COMPLETED -> Set.of();
        };
    }

    boolean canBecome(ItemState target) {
        return next().contains(target);
    }

    /** While it is, nothing else can be begun on the agreement. */
    boolean isOpen() {
        return !next().isEmpty();
    }

    static Set<ItemState> open() {
        return Arrays.stream(values()).filter(ItemState::isOpen).collect(Collectors.toUnmodifiableSet());
    }
}
