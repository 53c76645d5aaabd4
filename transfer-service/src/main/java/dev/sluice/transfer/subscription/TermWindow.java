package dev.sluice.transfer.subscription;

import java.time.Instant;
import java.util.Optional;

/** In which the term of a subscription can be changed: after a migration that the vendor led, for as long as its licences can be given back. */
record TermWindow(Instant openedAt, Instant closesAt) {

    static Optional<TermWindow> of(Subscription subscription) {
        return subscription.origin() == Origin.VENDOR
                ? Optional.of(new TermWindow(
                        subscription.created(), subscription.created().plus(Slices.OPEN_FOR)))
                : Optional.empty();
    }

    boolean isOpenAt(Instant now) {
        return now.isBefore(closesAt);
    }

    ClosedWindow closed() {
        return new ClosedWindow(WindowKind.CHANGE_TERM, null, null, openedAt, closesAt);
    }
}
