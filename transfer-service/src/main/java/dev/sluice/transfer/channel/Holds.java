package dev.sluice.transfer.channel;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.transfer.registry.AgreementWatch;
import dev.sluice.transfer.relationship.RelationshipWatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Holds renewals as soon as something comes up that forbids to create anything. Their processing looks again. */
@ApplicationScoped
class Holds implements AgreementWatch, RelationshipWatch {

    private final ChannelTransfers transfers;
    private final Rechecks rechecks;
    private final Settlement settlement;
    private final TransferNews news;
    private final BusinessClock clock;

    Holds(
            ChannelTransfers transfers,
            Rechecks rechecks,
            Settlement settlement,
            TransferNews news,
            BusinessClock clock) {
        this.transfers = transfers;
        this.rechecks = rechecks;
        this.settlement = settlement;
        this.news = news;
        this.clock = clock;
    }

    @Override
    public void changed(String agreementId) {
        var now = clock.now();
        transfers.lockOpenOfAgreement(agreementId).forEach(transfer -> check(transfer, now));
        transfers.save();
    }

    @Override
    public void ended(UUID partner, UUID customer, Instant at) {
        transfers.lockOpen(partner, customer).forEach(transfer -> check(transfer, at));
        transfers.save();
    }

    private void check(ChannelTransfer transfer, Instant now) {
        if (transfer.state() == TransferState.SCHEDULED) {
            rechecks.obstacle(transfer).ifPresent(reason -> hold(transfer, reason, now));
        }
    }

    void hold(ChannelTransfer transfer, HeldReason reason, Instant now) {
        var before = transfer.facts();
        news.tell(transfer, transfer.hold(reason, now), now);
        settlement.held(transfer);
        news.keep(Processing.SYSTEM, "hold_channel_transfer", transfer, before, now);
    }
}
