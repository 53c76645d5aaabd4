package dev.sluice.transfer.channel;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.platform.outbox.Event;
import dev.sluice.transfer.registry.PartnerRef;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything that is told about renewals from an EA to CSP. */
sealed interface TransferEvent extends Event {

    @Override
    default String topic() {
        return "transfer.migration-events.v1";
    }

    @Override
    default String type() {
        return switch (this) {
            case Scheduled _ -> "channel-transfer.scheduled.v1";
            case Modified _ -> "channel-transfer.modified.v1";
            case Canceled _ -> "channel-transfer.canceled.v1";
            case Held _ -> "channel-transfer.held.v1";
            case Resumed _ -> "channel-transfer.resumed.v1";
            case ReleaseRequested _ -> "channel-transfer.release-requested.v1";
            case ReleaseGranted _ -> "channel-transfer.release-granted.v1";
            case ReleaseRefused _ -> "channel-transfer.release-refused.v1";
            case ProcessingStarted _ -> "channel-transfer.processing.v1";
            case Completed _ -> "channel-transfer.completed.v1";
            case Failed _ -> "channel-transfer.failed.v1";
            case ResellerMissing _ -> "channel-transfer.reseller-missing.v1";
        };
    }

    record Scheduled(@JsonUnwrapped TransferFacts facts) implements TransferEvent {}

    record Modified(@JsonUnwrapped TransferFacts facts) implements TransferEvent {}

    record Canceled(@JsonUnwrapped TransferFacts facts, CanceledBy canceledBy, Instant effectiveAt)
            implements TransferEvent {}

    record Held(@JsonUnwrapped TransferFacts facts, HeldReason heldReason) implements TransferEvent {}

    record Resumed(@JsonUnwrapped TransferFacts facts) implements TransferEvent {}

    record ProcessingStarted(@JsonUnwrapped TransferFacts facts, UUID migrationId) implements TransferEvent {}

    /** {@code effectiveAt}: from when on the new subscription is there. */
    record Completed(@JsonUnwrapped TransferFacts facts, UUID subscriptionId, UUID orderId, Instant effectiveAt)
            implements TransferEvent {

        Completed(TransferFacts facts, UUID subscriptionId, UUID orderId, LocalDate startDate) {
            this(facts, subscriptionId, orderId, startDate.atStartOfDay().toInstant(ZoneOffset.UTC));
        }
    }

    record Failed(@JsonUnwrapped TransferFacts facts, String failureCode) implements TransferEvent {}

    /** The provider has yet to say who the reseller of the new subscription is. */
    record ResellerMissing(@JsonUnwrapped TransferFacts facts, UUID subscriptionId) implements TransferEvent {}

    /** Names the one who asks, and not the one who is asked: all three parties see it. */
    record ReleaseRequested(@JsonUnwrapped ReleaseFacts facts) implements TransferEvent {}

    record ReleaseGranted(@JsonUnwrapped ReleaseFacts facts, Instant reservedUntil) implements TransferEvent {}

    /** {@code state}: by the holder, or because the renewal was over before an answer. */
    record ReleaseRefused(@JsonUnwrapped ReleaseFacts facts, ReleaseState state) implements TransferEvent {}

    /** What every event of a request for release says. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReleaseFacts(
            UUID releaseRequestId,
            UUID channelTransferId,
            String eaSubscriptionId,
            String agreementId,
            UUID customerTenantId,
            PartnerRef requester,
            @Nullable Instant requestedAt) {}
}
