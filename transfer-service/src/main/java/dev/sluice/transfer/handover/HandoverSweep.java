package dev.sluice.transfer.handover;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.deadlines.Deadline;
import dev.sluice.platform.deadlines.DueHandler;
import dev.sluice.transfer.contact.ContactDesk;
import dev.sluice.transfer.provisioning.ProvisioningJobs;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Announces what fell due for transfers. */
@ApplicationScoped
class HandoverSweep implements DueHandler {

    private static final Duration ATTEMPT_UNDER_WAY = Duration.ofMinutes(1);

    private final PartnerTransfers transfers;
    private final Lines lines;
    private final Outcomes outcomes;
    private final HandoverDeadlines deadlines;
    private final ProvisioningJobs jobs;
    private final ContactDesk contacts;
    private final BusinessClock clock;

    HandoverSweep(
            PartnerTransfers transfers,
            Lines lines,
            Outcomes outcomes,
            HandoverDeadlines deadlines,
            ProvisioningJobs jobs,
            ContactDesk contacts,
            BusinessClock clock) {
        this.transfers = transfers;
        this.lines = lines;
        this.outcomes = outcomes;
        this.deadlines = deadlines;
        this.jobs = jobs;
        this.contacts = contacts;
        this.clock = clock;
    }

    @Override
    public String aggregateType() {
        return HandoverDeadlines.AGGREGATE;
    }

    @Override
    public boolean lock(UUID aggregateId) {
        return transfers.lockUnlessHeld(aggregateId);
    }

    @Override
    public void due(UUID aggregateId, List<Deadline> rows) {
        var transfer = transfers.findById(aggregateId);
        for (var row : rows) {
            if (row.kind().equals(HandoverDeadlines.ERASURE)) {
                contacts.eraseAllOf(aggregateId);
            } else if (row.kind().equals(HandoverDeadlines.ACCEPTANCE)
                    && transfer.state() == PartnerTransferState.PENDING) {
                outcomes.expire(transfer);
            } else if (row.kind().equals(HandoverDeadlines.COMPLETION)
                    && transfer.state() == PartnerTransferState.IN_PROGRESS) {
                giveUp(transfer, row.dueAt());
            }
        }
        transfers.flush();
    }

    /** An attempt that is under way is waited for: what it makes must not be lost. */
    private void giveUp(PartnerTransfer transfer, Instant dueAt) {
        var open = lines.of(transfer.id()).stream()
                .filter(line -> line.isOpen() && line.baseLineId() == null)
                .toList();
        var given = open.stream().filter(line -> jobs.giveUp(line.groupId())).toList();
        given.forEach(line -> outcomes.fail(
                transfer,
                line.groupId(),
                line.requireFailureCode(),
                line.failureDetail() == null ? "It was not completed in time." : line.failureDetail(),
                dueAt));
        if (!given.isEmpty()) {
            outcomes.settle(transfer, dueAt);
        }
        if (given.size() < open.size()) {
            deadlines.completionAt(transfer, clock.now().plus(ATTEMPT_UNDER_WAY));
        }
    }
}
