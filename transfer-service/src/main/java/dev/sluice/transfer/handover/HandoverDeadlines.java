package dev.sluice.transfer.handover;

import dev.sluice.platform.deadlines.Deadline;
import dev.sluice.platform.deadlines.DeadlineWords;
import dev.sluice.platform.deadlines.Deadlines;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What falls due for a transfer: the answer, the end of all attempts, and some time after it is over the addresses go. */
@ApplicationScoped
class HandoverDeadlines implements DeadlineWords {

    static final String AGGREGATE = "partner_transfer";
    static final String ACCEPTANCE = "ACCEPTANCE";
    static final String COMPLETION = "COMPLETION";
    static final String ERASURE = "CONTACT_ERASURE";
    static final String SYSTEM = "SYSTEM";

    private final Deadlines deadlines;
    private final Duration contactRetention;

    HandoverDeadlines(Deadlines deadlines, HandoverConfig config) {
        this.deadlines = deadlines;
        this.contactRetention = config.contactRetention();
    }

    void requested(PartnerTransfer transfer) {
        deadlines.set(List.of(
                row(transfer, ACCEPTANCE, transfer.expiresAt(), transfer.asked().who(), transfer.parties())));
    }

    void accepted(PartnerTransfer transfer, Instant completeBy) {
        deadlines.withdraw(AGGREGATE, transfer.id(), ACCEPTANCE);
        completionAt(transfer, completeBy);
    }

    void completionAt(PartnerTransfer transfer, Instant at) {
        deadlines.set(List.of(row(transfer, COMPLETION, at, SYSTEM, transfer.parties())));
    }

    void over(PartnerTransfer transfer, Instant at) {
        deadlines.withdraw(AGGREGATE, transfer.id(), ACCEPTANCE, COMPLETION);
        deadlines.set(List.of(row(transfer, ERASURE, at.plus(contactRetention), SYSTEM, Set.of())));
    }

    @Override
    public String aggregateType() {
        return AGGREGATE;
    }

    @Override
    public String link(UUID aggregateId) {
        return "/v1/transfers/" + aggregateId;
    }

    @Override
    public String summary(Deadline deadline) {
        return switch (deadline.kind()) {
            case ACCEPTANCE -> "The transfer between partners expires unless it is answered.";
            case COMPLETION -> "What is left of the transfer between partners fails unless it is completed.";
            default -> "Addresses that were given for the transfer are erased.";
        };
    }

    private static Deadline row(PartnerTransfer transfer, String kind, Instant at, String who, Set<UUID> tenants) {
        return new Deadline(AGGREGATE, transfer.id(), kind, "", at, who, tenants);
    }
}
