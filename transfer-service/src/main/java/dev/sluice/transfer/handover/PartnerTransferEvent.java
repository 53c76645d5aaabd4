package dev.sluice.transfer.handover;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.platform.outbox.Event;
import dev.sluice.transfer.registry.PartnerRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything that is told about transfers between partners. What the source chooses is told when it is over. */
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface PartnerTransferEvent extends Event {

    @Override
    default String topic() {
        return "transfer.transfer-events.v1";
    }

    @Override
    default String type() {
        return switch (this) {
            case Requested _ -> "transfer.requested.v1";
            case Accepted _ -> "transfer.accepted.v1";
            case Declined _ -> "transfer.declined.v1";
            case Canceled _ -> "transfer.canceled.v1";
            case Expired _ -> "transfer.expired.v1";
            case Completed _ -> "transfer.completed.v1";
            case LineFailed _ -> "transfer.line-failed.v1";
        };
    }

    record Requested(@JsonUnwrapped PartnerTransferFacts facts, Instant expiresAt) implements PartnerTransferEvent {}

    record Accepted(@JsonUnwrapped PartnerTransferFacts facts, Instant completeBy) implements PartnerTransferEvent {}

    record Declined(@JsonUnwrapped PartnerTransferFacts facts) implements PartnerTransferEvent {}

    record Canceled(@JsonUnwrapped PartnerTransferFacts facts) implements PartnerTransferEvent {}

    record Expired(@JsonUnwrapped PartnerTransferFacts facts, Instant expiresAt) implements PartnerTransferEvent {}

    /**
     * It is over, whatever of it succeeded.
     *
     * @param failed how many subscriptions stay where they were
     * @param effectiveAt when the last of them went over; absent when none did
     */
    record Completed(
            @JsonUnwrapped PartnerTransferFacts facts,
            List<Moved> subscriptions,
            int failed,
            @Nullable Instant effectiveAt)
            implements PartnerTransferEvent {}

    /** A subscription stays where it was. Of new commerce the target does not hear of it, and is not named. */
    record LineFailed(
            UUID transferId,
            TransferModel model,
            PartnerTransferState state,
            UUID customerTenantId,
            PartnerRef source,
            String subscriptionId,
            UUID transferGroupId,
            String code,
            String failureCode)
            implements PartnerTransferEvent {}

    /** As what a subscription goes on, with the target from this instant. */
    record Moved(String subscriptionId, String newSubscriptionId, UUID orderId, Instant effectiveAt) {}
}
