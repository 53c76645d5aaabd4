package dev.sluice.notification.change;

import java.util.Arrays;
import java.util.Optional;

/** The steps of a change of partner that are told in words. */
public enum StepType {
    REQUESTED("requested"),
    ACCEPTED("accepted"),
    DECLINED("declined"),
    REVIEW_STARTED("review-started"),
    GRACE_STARTED("grace-started"),
    COMPLETED("completed"),
    CANCEL_REQUESTED("cancel-requested"),
    CANCELED("canceled"),
    EXPIRED("expired"),
    EFFECTIVE_DATE_PROPOSED("effective-date-proposed"),
    EFFECTIVE_DATE_AGREED("effective-date-agreed"),
    EFFECTIVE_DATE_REFUSED("effective-date-refused"),
    REMINDER_DUE("reminder-due"),
    OVERDUE("overdue");

    private final String eventType;

    StepType(String word) {
        this.eventType = "partner-change." + word + ".v1";
    }

    public String eventType() {
        return eventType;
    }

    /** Empty for a type that was added later: it is delivered as a webhook, but has no words yet. */
    public static Optional<StepType> of(String eventType) {
        return Arrays.stream(values())
                .filter(type -> type.eventType.equals(eventType))
                .findFirst();
    }
}
