package dev.sluice.transfer.channel;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.deadlines.Deadline;
import dev.sluice.platform.deadlines.DueHandler;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.provisioning.ProvisioningJobs;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Begins the processing of renewals that are due, unless something came up; gives up those whose time limit has passed. */
@ApplicationScoped
class Processing implements DueHandler {

    static final Caller SYSTEM = Caller.system("channel-transfers");

    /** In one transaction. */
    static final int AT_ONCE = 100;

    private static final Duration ATTEMPT_UNDER_WAY = Duration.ofMinutes(1);

    private final ChannelTransfers transfers;
    private final Rechecks rechecks;
    private final Holds holds;
    private final Renewed renewed;
    private final TransferDeadlines deadlines;
    private final ProvisioningJobs jobs;
    private final TransferNews news;
    private final BusinessClock clock;

    Processing(
            ChannelTransfers transfers,
            Rechecks rechecks,
            Holds holds,
            Renewed renewed,
            TransferDeadlines deadlines,
            ProvisioningJobs jobs,
            TransferNews news,
            BusinessClock clock) {
        this.transfers = transfers;
        this.rechecks = rechecks;
        this.holds = holds;
        this.renewed = renewed;
        this.deadlines = deadlines;
        this.jobs = jobs;
        this.news = news;
        this.clock = clock;
    }

    @Override
    public String aggregateType() {
        return TransferDeadlines.AGGREGATE;
    }

    @Override
    public boolean lock(UUID aggregateId) {
        return transfers.lockUnlessHeld(aggregateId);
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public Collection<UUID> lockAll(Collection<UUID> aggregateIds) {
        var locked = transfers.lockAllUnlessHeld(aggregateIds);
        rechecks.readAhead(locked);
        return locked.stream().map(ChannelTransfer::id).toList();
    }

    @Override
    public void due(UUID aggregateId, List<Deadline> rows) {
        var transfer = transfers.findById(aggregateId);
        for (var row : rows) {
            if (row.kind().equals(TransferDeadlines.PROCESSING) && transfer.state() == TransferState.SCHEDULED) {
                begin(transfer, row.dueAt());
            } else if (row.kind().equals(TransferDeadlines.COMPLETION)
                    && transfer.state() == TransferState.PROCESSING) {
                giveUp(transfer, row.dueAt());
            }
        }
        transfers.save();
    }

    private void begin(ChannelTransfer transfer, Instant dueAt) {
        var obstacle = rechecks.obstacle(transfer);
        if (obstacle.isPresent()) {
            holds.hold(transfer, obstacle.get(), dueAt);
            return;
        }
        var before = transfer.facts();
        var migration = TimeOrderedId.next();
        news.tell(transfer, transfer.startProcessing(migration, dueAt, ProcessingTimes.day(clock.now())), dueAt);
        renewed.started(transfer, dueAt);
        jobs.add(Renewed.KIND, transfer.id(), dueAt);
        deadlines.processing(transfer);
        news.keep(SYSTEM, "process_channel_transfer", transfer, before, dueAt);
    }

    /** The first attempt is waited for, and one that is under way: what it makes must not be lost. */
    private void giveUp(ChannelTransfer transfer, Instant dueAt) {
        if (jobs.giveUp(transfer.id())) {
            var code = transfer.failureCode();
            var detail = transfer.failureDetail();
            renewed.failed(
                    transfer,
                    code == null ? "TIME_LIMIT_PASSED" : code,
                    detail == null ? "It was not completed in time." : detail,
                    dueAt);
        } else {
            deadlines.completionAt(transfer, clock.now().plus(ATTEMPT_UNDER_WAY));
        }
    }
}
