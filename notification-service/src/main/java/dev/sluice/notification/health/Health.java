package dev.sluice.notification.health;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an endpoint fares. Business time.
 *
 * @param failingSince first failure after the last success
 * @param failures in a row
 * @param warned percent of the time until it is disabled that was announced
 * @param announcedSince first failure of what was announced and has not been taken back
 * @param nextStepAt when the next of these has to be told
 * @param openUntil nothing is sent before, then one at a time until one succeeds
 * @param pauses how often in a row the circuit opened
 * @param slots attempts at a time, after it asked to be slower
 */
record Health(
        @Nullable Instant failingSince,
        int failures,
        int warned,
        @Nullable Instant announcedSince,
        @Nullable Instant goneAt,
        @Nullable Instant nextStepAt,
        @Nullable Instant openUntil,
        int pauses,
        @Nullable Integer slots) {

    static final Health GOOD = new Health(null, 0, 0, null, null, null, null, 0, null);

    /** Something is to be told at once: it is gone, or well again. */
    boolean hasNews() {
        return goneAt != null || (failingSince == null && nextStepAt != null);
    }

    /** Whatever it did before; what was announced has still to be taken back by a success. */
    Health forgiven() {
        return new Health(null, 0, 0, announcedSince, null, null, null, 0, null);
    }

    Health probed(Instant now) {
        var sooner = openUntil == null || openUntil.isBefore(now) ? openUntil : now;
        return new Health(failingSince, failures, warned, announcedSince, goneAt, nextStepAt, sooner, pauses, slots);
    }

    Health recovered() {
        return new Health(failingSince, failures, warned, null, goneAt, null, openUntil, pauses, slots);
    }

    Health warned(int percent, Instant next) {
        var announced = announcedSince == null ? failingSince : announcedSince;
        return new Health(failingSince, failures, percent, announced, goneAt, next, openUntil, pauses, slots);
    }

    /** Nothing more is to be told until it is enabled again. */
    Health disabled() {
        return new Health(
                null, 0, 0, announcedSince == null ? failingSince : announcedSince, null, null, null, 0, null);
    }

    Health quiet() {
        return new Health(failingSince, failures, warned, announcedSince, goneAt, null, openUntil, pauses, slots);
    }
}
