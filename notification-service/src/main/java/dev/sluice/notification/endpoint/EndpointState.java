package dev.sluice.notification.endpoint;

import java.util.Set;

/** Where an endpoint stands. {@link #next()} is the whole state machine. */
public enum EndpointState {
    /** Nobody has proven yet that the address is the owner's; only tests are sent. */
    UNVERIFIED,
    ENABLED,
    DISABLED,
    DELETED;

    Set<EndpointState> next() {
        return switch (this) {
            case UNVERIFIED -> Set.of(ENABLED, DISABLED, DELETED);
            case ENABLED -> Set.of(UNVERIFIED, DISABLED, DELETED);
            case DISABLED -> Set.of(UNVERIFIED, ENABLED, DELETED);
            case DELETED -> Set.of();
        };
    }

    boolean canBecome(EndpointState target) {
        return next().contains(target);
    }
}
