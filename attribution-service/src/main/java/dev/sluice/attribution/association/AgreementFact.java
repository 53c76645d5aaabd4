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
 * @param effectiveAt from when the partner is the one; of a {@code STATUS} the end of the agreement, absent while it runs
 * @param partner absent: nobody, or one that is not registered
 */
record AgreementFact(
        Kind kind,
        String source,
        String subject,
        long sequence,
        UUID customer,
        @Nullable Instant effectiveAt,
        @Nullable UUID partner) {

    /** In the order in which they count at the same instant: what the agreement's own record says corrects the change's. */
    enum Kind {
        /** A change of partner took effect. */
        CHANGE_COMPLETED,
        /** The agreement's record names its partner and since when. */
        PARTNER_OF_RECORD,
        /** The agreement's record says whether it has ended: the present truth, so only the newest counts. */
        STATUS
    }

    /** Total, so that every set of facts has one order. Facts that name a partner always have an instant. */
    static final Comparator<AgreementFact> ORDER = Comparator.comparing(
                    AgreementFact::effectiveAt, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(AgreementFact::kind)
            .thenComparing(AgreementFact::source)
            .thenComparing(AgreementFact::subject)
            .thenComparingLong(AgreementFact::sequence);
}
