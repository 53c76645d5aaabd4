package dev.sluice.transfer.handover;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.platform.problem.Versioned;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.calendar.DeadlineView;
import dev.sluice.transfer.registry.PartnerRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A transfer as a party sees it. What the source chose is shown to the target when it is over.
 *
 * @param transferType the vendor's number of new commerce
 * @param targetProductTypes absent: all
 * @param partnerIdOnRecord the target's reseller; for the target and the customer
 * @param transferErrors what stays with the source, and why
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PartnerTransferView(
        UUID id,
        TransferModel model,
        @Nullable Integer transferType,
        PartnerTransferState state,
        Instant stateSince,
        UUID customerTenantId,
        UUID sourcePartnerTenantId,
        UUID targetPartnerTenantId,
        PartnerRef source,
        PartnerRef target,
        @Nullable List<ProductType> targetProductTypes,
        @Nullable String partnerIdOnRecord,
        Instant requestedAt,
        Instant expiresAt,
        @Nullable Instant acceptedAt,
        @Nullable Instant completeBy,
        @Nullable List<LineView> lineItems,
        List<LineView.TransferError> transferErrors,
        List<String> allowedActions,
        List<DeadlineView> deadlines,
        Links links,
        long version)
        implements Versioned {

    private static final int NEW_COMMERCE = 5;

    /** Where to go from here, within this service. */
    public record Links(String self) {}

    static PartnerTransferView of(PartnerTransfer transfer, List<Line> lines, Caller caller, Instant now) {
        var side = transfer.sideOf(caller).orElse(Side.CUSTOMER);
        var showsLines = transfer.showsLinesTo(side, now);
        var types = transfer.productTypes();
        return new PartnerTransferView(
                transfer.id(),
                transfer.model(),
                transfer.model() == TransferModel.NEW_COMMERCE ? NEW_COMMERCE : null,
                transfer.stateAt(now),
                transfer.stateSinceAt(now),
                transfer.customerTenantId(),
                transfer.source().tenantId(),
                transfer.target().tenantId(),
                transfer.source(),
                transfer.target(),
                types.isEmpty() ? null : types.stream().sorted().toList(),
                side == Side.SOURCE ? null : transfer.partnerIdOnRecord(),
                transfer.requestedAt(),
                transfer.expiresAt(),
                transfer.acceptedAt(),
                transfer.completeBy(),
                showsLines ? LineView.of(lines) : null,
                showsLines ? LineView.errors(lines) : List.of(),
                allowedActions(transfer, side, caller, now),
                deadlines(transfer, now),
                new Links("/v1/transfers/" + transfer.id()),
                transfer.version());
    }

    private static List<String> allowedActions(PartnerTransfer transfer, Side side, Caller caller, Instant now) {
        var actions = new ArrayList<String>();
        var waits = transfer.stateAt(now) == PartnerTransferState.PENDING;
        if (waits && caller.hasAny(transfer.model().roles())) {
            if (side == transfer.asked()) {
                actions.addAll(List.of("accept", "decline"));
            }
            if (side == transfer.requester()) {
                actions.add("cancel");
            }
        }
        return List.copyOf(actions);
    }

    private static List<DeadlineView> deadlines(PartnerTransfer transfer, Instant now) {
        var completeBy = transfer.completeBy();
        return switch (transfer.stateAt(now)) {
            case PENDING ->
                List.of(new DeadlineView(
                        HandoverDeadlines.ACCEPTANCE,
                        transfer.expiresAt(),
                        transfer.asked().who()));
            case IN_PROGRESS ->
                completeBy == null
                        ? List.of()
                        : List.of(new DeadlineView(HandoverDeadlines.COMPLETION, completeBy, HandoverDeadlines.SYSTEM));
            case COMPLETE, PARTIALLY_COMPLETE, FAILED, DECLINED, CANCELED, EXPIRED -> List.of();
        };
    }
}
