package dev.sluice.cocp.request;

/** What falls due for a request. The key of a row says for which of its licences. */
enum DueKind {
    /** The new partner's deadline; binds at its instant. */
    ACCEPTANCE,
    /** Key: full days since the submission. */
    ACCEPTANCE_REMINDER,
    /** The cancellation is handled, at once. */
    CANCELLATION,
    /** Key of the three: the instant of the acceptance. */
    REVIEW_START,
    REVIEW_COMPLETION,
    REVIEW,
    /** Key: the effective instant. */
    EFFECTIVE_DATE,
    /** Key: the effective instant, a space, the days left. */
    EFFECTIVE_DATE_REMINDER;

    /** Missed ones collapse into the latest. */
    boolean isReminder() {
        return this == ACCEPTANCE_REMINDER || this == EFFECTIVE_DATE_REMINDER;
    }
}
