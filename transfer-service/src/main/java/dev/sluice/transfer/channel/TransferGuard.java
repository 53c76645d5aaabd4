package dev.sluice.transfer.channel;

import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import dev.sluice.transfer.relationship.RemovalGuard;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** A partner does not leave a customer with renewals under way. */
@ApplicationScoped
class TransferGuard implements RemovalGuard {

    private final ChannelTransfers transfers;

    TransferGuard(ChannelTransfers transfers) {
        this.transfers = transfers;
    }

    @Override
    public List<Violation> objections(UUID partner, UUID customer) {
        var open = transfers.countOpen(partner, customer);
        return open == 0
                ? List.of()
                : List.of(Violation.of(
                                null,
                                "CHANNEL_TRANSFER_OPEN",
                                "%d renewals of the customer are scheduled.".formatted(open))
                        .with(new Remedy("PARTNER", "Cancel them first.", "/v1/channel-transfers?state=SCHEDULED")));
    }
}
