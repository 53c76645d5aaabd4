package dev.sluice.transfer.handover;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Term;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subscription of a transfer, with its add-ons.
 *
 * @param subscriptionId the source's
 * @param newSubscriptionId the target's, which pays from {@code effectiveAt} on; the source pays up to the day before
 * @param offerId its SKU
 * @param transferGroupId what goes over as a whole or not at all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LineView(
        UUID id,
        String subscriptionId,
        @Nullable String newSubscriptionId,
        @Nullable UUID orderId,
        String friendlyName,
        String offerId,
        int quantity,
        Term termDuration,
        BillingCycle billingCycle,
        UUID transferGroupId,
        LineState status,
        @Nullable Instant effectiveAt,
        @Nullable TransferError transferError,
        List<LineView> addonItems) {

    /**
     * Why a group stays, or what its last attempt met.
     *
     * @param code the vendor's number
     * @param reason our code
     * @param lineItems the subscriptions of the group
     */
    public record TransferError(
            UUID transferGroupId, String code, String reason, String description, List<String> lineItems) {}

    /** Bases with their add-ons. */
    static List<LineView> of(List<Line> lines) {
        return lines.stream()
                .filter(line -> line.baseLineId() == null)
                .map(base -> of(base, lines))
                .toList();
    }

    /** One for each group that stays. */
    static List<TransferError> errors(List<Line> lines) {
        return lines.stream()
                .filter(line -> line.baseLineId() == null && line.state() == LineState.FAILED)
                .map(line -> error(line, lines))
                .toList();
    }

    private static LineView of(Line line, List<Line> all) {
        return new LineView(
                line.id(),
                line.subscriptionId(),
                line.newSubscriptionId(),
                line.orderId(),
                line.name(),
                line.sku(),
                line.quantity(),
                line.plan().termDuration(),
                line.plan().billingCycle(),
                line.groupId(),
                line.state(),
                line.effectiveAt(),
                line.failureCode() == null ? null : error(line, all),
                all.stream()
                        .filter(other -> line.id().equals(other.baseLineId()))
                        .map(other -> of(other, all))
                        .toList());
    }

    private static TransferError error(Line line, List<Line> all) {
        var detail = line.failureDetail();
        return new TransferError(
                line.groupId(),
                line.realCode(),
                line.requireFailureCode(),
                detail == null ? "" : detail,
                all.stream()
                        .filter(other -> other.groupId().equals(line.groupId()))
                        .map(Line::subscriptionId)
                        .toList());
    }
}
