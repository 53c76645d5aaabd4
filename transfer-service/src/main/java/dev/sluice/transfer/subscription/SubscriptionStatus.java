package dev.sluice.transfer.subscription;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Set;

/** Where a subscription stands, in the vendor's spelling. {@link #next()} is the whole state machine. */
public enum SubscriptionStatus {
    ACTIVE("Active"),
    SUSPENDED("Suspended"),
    DELETED("Deleted"),
    EXPIRED("Expired"),
    PENDING("Pending"),
    DISABLED("Disabled");

    public static final String PATTERN = "(?i)Active|Suspended|Deleted|Expired|Pending|Disabled";

    private final String spelling;

    SubscriptionStatus(String spelling) {
        this.spelling = spelling;
    }

    @JsonValue
    public String spelling() {
        return spelling;
    }

    /** @throws IllegalArgumentException when it is none */
    public static SubscriptionStatus of(String text) {
        return valueOf(text.strip().toUpperCase(Locale.ROOT));
    }

    /** What is over holds none. */
    boolean holdsSeats() {
        return switch (this) {
            case ACTIVE, SUSPENDED, EXPIRED, PENDING -> true;
            case DELETED, DISABLED -> false;
        };
    }

    /** There is nothing left of it. */
    public boolean isOver() {
        return switch (this) {
            case DELETED, EXPIRED, DISABLED -> true;
            case PENDING, ACTIVE, SUSPENDED -> false;
        };
    }

    Set<SubscriptionStatus> next() {
        return switch (this) {
            case PENDING -> Set.of(ACTIVE, DELETED);
            case ACTIVE -> Set.of(SUSPENDED, EXPIRED, DELETED);
            case SUSPENDED -> Set.of(ACTIVE, DELETED);
            case EXPIRED -> Set.of(ACTIVE, DISABLED);
            case DISABLED -> Set.of(DELETED);
            case DELETED -> Set.of();
        };
    }

    boolean canBecome(SubscriptionStatus target) {
        return next().contains(target);
    }
}
