package dev.sluice.notification.delivery;

import java.time.Instant;

/** What an attempt means for its delivery. */
sealed interface Verdict {

    record Delivered() implements Verdict {}

    record Retry(Instant at) implements Verdict {}

    record Exhausted() implements Verdict {}

    /** The receiver does not want this message. */
    record Aborted() implements Verdict {}

    /** The receiver wants nothing more at this address; the delivery waits for its owner. */
    record Gone(Instant retryAt) implements Verdict {}
}
