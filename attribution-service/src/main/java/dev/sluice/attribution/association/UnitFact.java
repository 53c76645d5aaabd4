package dev.sluice.attribution.association;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that became known of who transacts an agreement.
 *
 * @param source who said so
 * @param subject of whose stream {@code sequence} is the position
 * @param effectiveAt from when the partner is the one; of a status the end of the agreement, absent while it runs
 * @param partner absent: nobody, or one that is not registered
 */
record UnitFact(
        Kind kind,
        String source,
        String subject,
        long sequence,
        UUID customer,
        @Nullable Instant effectiveAt,
        @Nullable UUID partner) {

    /** In the order in which they count at the same instant: what the agreement's own record says corrects the change's. */
    enum Kind {
        /** The registry names the partner, no change having completed: a later word of it corrects an earlier one. */
        REGISTRY_PARTNER,
        /** The registry names none, since the record was written at the latest. */
        REGISTRY_NOBODY,
        /** A change of partner took effect. */
        CHANGE_COMPLETED,
        /** The agreement's record names its partner and since when, by a completed change or without saying by whom. */
        PARTNER_OF_RECORD,
        /** The agreement's record says whether it has ended, but not since when: by the time it was written. */
        STATUS,
        /** The agreement's record says whether it has ended and since when: the newest is the truth. */
        STATUS_SINCE
    }

    boolean isStatus() {
        return kind == Kind.STATUS || kind == Kind.STATUS_SINCE;
    }

    boolean isOfRegistry() {
        return kind == Kind.REGISTRY_PARTNER || kind == Kind.REGISTRY_NOBODY;
    }

    /** Total, so that every set of facts has one order. Facts that name a partner always have an instant. */
    static final Comparator<UnitFact> ORDER = Comparator.comparing(
                    UnitFact::effectiveAt, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(UnitFact::kind)
            .thenComparing(UnitFact::source)
            .thenComparing(UnitFact::subject)
            .thenComparingLong(UnitFact::sequence);

    /** The order in which the agreement's owner said them. */
    static final Comparator<UnitFact> TOLD =
            Comparator.comparingLong(UnitFact::sequence).thenComparing(ORDER);
}
