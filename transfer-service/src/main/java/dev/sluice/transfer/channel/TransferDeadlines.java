package dev.sluice.transfer.channel;

import dev.sluice.platform.deadlines.Deadline;
import dev.sluice.platform.deadlines.DeadlineWords;
import dev.sluice.platform.deadlines.Deadlines;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What falls due for a renewal: its processing. */
@ApplicationScoped
class TransferDeadlines implements DeadlineWords {

    static final String AGGREGATE = "channel_transfer";
    static final String PROCESSING = "PROCESSING";
    static final String COMPLETION = "COMPLETION";

    private final Deadlines deadlines;

    TransferDeadlines(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    void scheduled(ChannelTransfer transfer) {
        deadlines.set(List.of(new Deadline(
                AGGREGATE,
                transfer.id(),
                PROCESSING,
                "",
                transfer.schedule().notBefore(),
                "PARTNER",
                transfer.parties())));
    }

    void processing(ChannelTransfer transfer) {
        completionAt(transfer, transfer.schedule().processBy());
    }

    void completionAt(ChannelTransfer transfer, Instant at) {
        deadlines.set(
                List.of(new Deadline(AGGREGATE, transfer.id(), COMPLETION, "", at, "SYSTEM", transfer.parties())));
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
        return deadline.kind().equals(PROCESSING)
                ? "The renewal is processed; until then it can be changed."
                : "The renewal fails unless it is completed.";
    }
}
