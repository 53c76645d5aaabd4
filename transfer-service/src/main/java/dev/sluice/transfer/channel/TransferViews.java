package dev.sluice.transfer.channel;

import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.calendar.DeadlineView;
import dev.sluice.transfer.ea.EaAgreement;
import dev.sluice.transfer.ea.EaAgreements;
import dev.sluice.transfer.promotion.Promotion;
import dev.sluice.transfer.promotion.Promotions;
import dev.sluice.transfer.registry.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows a renewal to a party. */
@ApplicationScoped
class TransferViews {

    private final ReleaseRequests releases;
    private final Promotions promotions;
    private final EaAgreements agreements;
    private final Directory directory;
    private final CutOff cutOff;

    TransferViews(
            ReleaseRequests releases,
            Promotions promotions,
            EaAgreements agreements,
            Directory directory,
            CutOff cutOff) {
        this.releases = releases;
        this.promotions = promotions;
        this.agreements = agreements;
        this.directory = directory;
        this.cutOff = cutOff;
    }

    TransferView of(ChannelTransfer transfer, Caller caller, Instant now) {
        var wish = transfer.schedule().wish();
        var subscription = transfer.subscriptionId();
        return new TransferView(
                transfer.id(),
                transfer.eaSubscriptionId(),
                transfer.agreementId(),
                transfer.customerTenantId(),
                transfer.partnerTenantId(),
                transfer.partnerName(),
                transfer.sku(),
                wish.plan().termDuration(),
                wish.plan().billingCycle(),
                wish.quantity(),
                wish.customTermEndDate(),
                wish.partnerIdOnRecord(),
                transfer.state(),
                transfer.stateSince(),
                transfer.heldReason(),
                transfer.scheduledAt(),
                transfer.schedule().notBefore(),
                transfer.schedule().processBy(),
                transfer.schedule().startDate(),
                transfer.schedule().termEndDate(),
                promotion(transfer.schedule().promotionId()),
                transfer.failureCode(),
                knowsDetails(transfer, caller) ? transfer.failureDetail() : null,
                subscription,
                transfer.orderId(),
                transfer.migrationId(),
                releases(transfer, caller),
                warnings(transfer),
                allowedActions(transfer, caller, now),
                deadlines(transfer),
                new TransferView.Links(
                        "/v1/channel-transfers/" + transfer.id(),
                        subscription == null ? null : "/v1/subscriptions/" + subscription),
                transfer.version());
    }

    /** What a provisioner says is for those who can settle it. */
    private static boolean knowsDetails(ChannelTransfer transfer, Caller caller) {
        return transfer.isHolder(caller) || caller.isOperator();
    }

    private @Nullable Promotion promotion(@Nullable String id) {
        return Optional.ofNullable(id).flatMap(promotions::find).orElse(null);
    }

    private List<ReleaseView> releases(ChannelTransfer transfer, Caller caller) {
        return transfer.isHolder(caller)
                ? releases.of(transfer.id()).stream()
                        .map(asked -> ReleaseDesk.view(caller, transfer, asked))
                        .toList()
                : List.of();
    }

    private List<TransferView.Warning> warnings(ChannelTransfer transfer) {
        if (transfer.state() != TransferState.SCHEDULED) {
            return List.of();
        }
        var found = new ArrayList<TransferView.Warning>();
        var runsOn = agreements
                .find(transfer.agreementId())
                .map(EaAgreement::optOutDate)
                .filter(optOut -> !transfer.schedule().startDate().isAfter(optOut))
                .isPresent();
        if (runsOn) {
            found.add(new TransferView.Warning(
                    "EXTENDED_PERIOD_DOUBLE_BILLING",
                    "The agreement runs on after its end; both are billed until its opt-out.",
                    "/notBefore"));
        }
        if (directory.hasChangeInProgress(transfer.agreementId())) {
            found.add(new TransferView.Warning(
                    "CHANGE_OF_PARTNER_IN_PROGRESS",
                    "The customer is changing the partner of the agreement.",
                    "/eaSubscriptionId"));
        }
        return List.copyOf(found);
    }

    private List<String> allowedActions(ChannelTransfer transfer, Caller caller, Instant now) {
        if (!transfer.isHolder(caller) || !caller.has("admin-agent") || cutOff.isPast(transfer, now)) {
            return List.of();
        }
        return switch (transfer.state()) {
            case SCHEDULED -> List.of("modify", "cancel");
            case HELD -> List.of("resume", "cancel");
            case PROCESSING, COMPLETED, FAILED, CANCELED -> List.of();
        };
    }

    private List<DeadlineView> deadlines(ChannelTransfer transfer) {
        return switch (transfer.state()) {
            case SCHEDULED ->
                List.of(
                        new DeadlineView(TransferDeadlines.MODIFICATION, cutOff.at(transfer), "PARTNER"),
                        new DeadlineView(
                                TransferDeadlines.PROCESSING,
                                transfer.schedule().notBefore(),
                                "SYSTEM"));
            case PROCESSING ->
                List.of(new DeadlineView(
                        TransferDeadlines.COMPLETION, transfer.schedule().processBy(), "SYSTEM"));
            case HELD, COMPLETED, FAILED, CANCELED -> List.of();
        };
    }
}
