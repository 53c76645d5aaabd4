package dev.sluice.transfer.channel;

import dev.sluice.platform.deadlines.Deadline;
import dev.sluice.platform.deadlines.DeadlineWords;
import dev.sluice.platform.deadlines.Deadlines;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What falls due for a renewal: the end of changing it, and its processing. */
@ApplicationScoped
class TransferDeadlines implements DeadlineWords {

    static final String AGGREGATE = "channel_transfer";
    static final String MODIFICATION = "MODIFICATION";
    static final String PROCESSING = "PROCESSING";
    static final String COMPLETION = "COMPLETION";

    private final Deadlines deadlines;
    private final CutOff cutOff;

    TransferDeadlines(Deadlines deadlines, CutOff cutOff) {
        this.deadlines = deadlines;
        this.cutOff = cutOff;
    }

    void scheduled(ChannelTransfer transfer) {
        deadlines.set(List.of(
                row(transfer, MODIFICATION, cutOff.at(transfer), "PARTNER"),
                row(transfer, PROCESSING, transfer.schedule().notBefore(), "SYSTEM")));
    }

    void processing(ChannelTransfer transfer) {
        completionAt(transfer, transfer.schedule().processBy());
    }

    void completionAt(ChannelTransfer transfer, Instant at) {
        deadlines.set(List.of(row(transfer, COMPLETION, at, "SYSTEM")));
    }

    void withdraw(ChannelTransfer transfer) {
        deadlines.withdraw(AGGREGATE, transfer.id());
    }

    @Override
    public String aggregateType() {
        return AGGREGATE;
    }

    @Override
    public String link(UUID aggregateId) {
        return "/v1/channel-transfers/" + aggregateId;
    }

    @Override
    public String summary(Deadline deadline) {
        return switch (deadline.kind()) {
            case MODIFICATION -> "Until then the renewal can be changed or canceled.";
            case PROCESSING -> "The renewal is processed.";
            default -> "The renewal fails unless it is completed.";
        };
    }

    private static Deadline row(ChannelTransfer transfer, String kind, Instant at, String who) {
        return new Deadline(AGGREGATE, transfer.id(), kind, "", at, who, transfer.parties());
    }
}
