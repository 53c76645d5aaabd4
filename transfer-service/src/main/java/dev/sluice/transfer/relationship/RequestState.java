package dev.sluice.transfer.relationship;

import java.util.Set;

/** Where a request stands. {@link #next()} is the whole state machine. */
public enum RequestState {
    /** Waits for the customer until it expires. */
    PENDING,
    ACCEPTED,
    DECLINED,
    WITHDRAWN,
    EXPIRED,
    /** Accepted by a customer of another region: nothing came of it. */
    REJECTED_REGION;

    Set<RequestState> next() {
        return switch (this) {
            case PENDING -> Set.of(ACCEPTED, DECLINED, WITHDRAWN, EXPIRED, REJECTED_REGION);
            case ACCEPTED, DECLINED, WITHDRAWN, EXPIRED, REJECTED_REGION -> Set.of();
        };
    }

    boolean canBecome(RequestState target) {
        return next().contains(target);
    }
}
