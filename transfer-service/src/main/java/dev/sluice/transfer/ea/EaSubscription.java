package dev.sluice.transfer.ea;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.platform.problem.Versioned;
import dev.sluice.transfer.offer.Segment;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A subscription under an EA.
 *
 * @param endDate its own; absent: it ends with its agreement
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EaSubscription(
        String id,
        String agreementId,
        String sku,
        String provisioningId,
        int quantity,
        Segment segment,
        @Nullable LocalDate endDate,
        boolean licenseBased,
        long version)
        implements Versioned {

    static EaSubscription of(String id, EaSubscriptionEntry entry, long version) {
        return new EaSubscription(
                id,
                entry.agreementId(),
                entry.sku().strip(),
                entry.provisioningId(),
                entry.quantity(),
                entry.segment(),
                entry.endDate(),
                !Boolean.FALSE.equals(entry.licenseBased()),
                version);
    }

    /** The end that counts: its own, the agreement's where it has none; absent where neither is known. */
    public @Nullable LocalDate endUnder(EaAgreement agreement) {
        return endDate == null ? agreement.endDate() : endDate;
    }

    boolean saysTheSameAs(EaSubscription other) {
        return equals(new EaSubscription(
                other.id,
                other.agreementId,
                other.sku,
                other.provisioningId,
                other.quantity,
                other.segment,
                other.endDate,
                other.licenseBased,
                version));
    }
}
