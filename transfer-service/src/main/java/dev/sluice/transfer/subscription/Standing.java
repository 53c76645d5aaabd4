package dev.sluice.transfer.subscription;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a subscription stands that was not made here. Of one that is known already, what is absent stays as it is.
 *
 * @param status absent at the first telling: active
 * @param autoRenew absent at the first telling: it does
 * @param boughtAt its licences can be given back for seven days from then on
 * @param partnerIdOnRecord absent at the first telling: none
 * @param baseSubscriptionId of an add-on: what it adds to
 */
public record Standing(
        @Nullable SubscriptionStatus status,
        @Nullable Boolean autoRenew,
        @Nullable String partnerIdOnRecord,
        Instant boughtAt,
        @Nullable UUID baseSubscriptionId) {

    SubscriptionStatus statusOr(SubscriptionStatus otherwise) {
        return status == null ? otherwise : status;
    }

    boolean autoRenewOr(boolean otherwise) {
        return autoRenew == null ? otherwise : autoRenew;
    }

    @Nullable
    String partnerIdOnRecordOr(@Nullable String otherwise) {
        return partnerIdOnRecord == null ? otherwise : partnerIdOnRecord;
    }
}
