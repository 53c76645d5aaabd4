package dev.sluice.transfer.handover;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import dev.sluice.transfer.relationship.RemovalGuard;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** A partner does not leave a customer while subscriptions of it go from partner to partner. */
@ApplicationScoped
class HandoverGuard implements RemovalGuard {

    private final PartnerTransfers transfers;
    private final BusinessClock clock;

    HandoverGuard(PartnerTransfers transfers, BusinessClock clock) {
        this.transfers = transfers;
        this.clock = clock;
    }

    @Override
    public List<Violation> objections(UUID partner, UUID customer) {
        var open = transfers.countOpen(partner, customer, clock.now());
        return open == 0
                ? List.of()
                : List.of(Violation.of(
                                null,
                                "PARTNER_TRANSFER_OPEN",
                                "%d transfers of the customer's subscriptions are open.".formatted(open))
                        .with(new Remedy(
                                "PARTNER",
                                "Cancel them, or wait until they are over.",
                                "/v1/transfers?state=PENDING")));
    }
}
