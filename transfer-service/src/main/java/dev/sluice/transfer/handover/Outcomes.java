package dev.sluice.transfer.handover;

import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.exclusivity.OpenFlows;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** What comes of the groups of a transfer, and in the end of the transfer. */
@ApplicationScoped
class Outcomes {

    private static final Caller SYSTEM = Caller.system("partner-transfers");

    private final PartnerTransfers transfers;
    private final Lines lines;
    private final OpenFlows flows;
    private final HandoverDeadlines deadlines;
    private final HandoverNews news;

    Outcomes(PartnerTransfers transfers, Lines lines, OpenFlows flows, HandoverDeadlines deadlines, HandoverNews news) {
        this.transfers = transfers;
        this.lines = lines;
        this.flows = flows;
        this.deadlines = deadlines;
        this.news = news;
    }

    /** All of a group stays where it was. */
    void fail(PartnerTransfer transfer, UUID group, String code, String detail, Instant at) {
        lines.failed(group, code, detail);
        for (var line : lines.of(transfer.id())) {
            if (line.groupId().equals(group)) {
                news.tell(transfer, transfer.lineFailed(line), transfer.audienceOfLines(), at);
                flows.release(transfer.id(), line.subscriptionId());
            }
        }
    }

    /** Ends the transfer with its last group. */
    void settle(PartnerTransfer transfer, Instant at) {
        var before = transfer.facts();
        var all = lines.of(transfer.id());
        var isOver = all.stream().noneMatch(Line::isOpen);
        if (isOver) {
            news.tell(transfer, transfer.complete(all, at), at);
            deadlines.over(transfer, at);
        } else {
            transfers.touch(transfer);
        }
        news.keepLines(SYSTEM, "progress_transfer", transfer, all, at);
        if (isOver) {
            news.keep(SYSTEM, "complete_transfer", transfer, before, at);
        }
        transfers.flush();
    }

    /** Nobody has answered. */
    void expire(PartnerTransfer transfer) {
        var before = transfer.facts();
        var at = transfer.expiresAt();
        news.tell(transfer, transfer.expire(), at);
        flows.release(transfer.id());
        deadlines.over(transfer, at);
        news.keep(Caller.system("deadlines"), "expire_transfer", transfer, before, at);
        transfers.flush();
    }
}
