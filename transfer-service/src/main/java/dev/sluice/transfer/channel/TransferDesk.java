package dev.sluice.transfer.channel;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows renewals to their parties; their partner changes them, calls them off, and goes on with those that are held. */
@ApplicationScoped
@Transactional
public class TransferDesk {

    private final ChannelTransfers transfers;
    private final TransferViews views;
    private final Rechecks rechecks;
    private final CutOff cutOff;
    private final Settlement settlement;
    private final TransferNews news;
    private final BusinessClock clock;

    TransferDesk(
            ChannelTransfers transfers,
            TransferViews views,
            Rechecks rechecks,
            CutOff cutOff,
            Settlement settlement,
            TransferNews news,
            BusinessClock clock) {
        this.transfers = transfers;
        this.views = views;
        this.rechecks = rechecks;
        this.cutOff = cutOff;
        this.settlement = settlement;
        this.news = news;
        this.clock = clock;
    }

    public TransferView get(Caller caller, UUID id) {
        return transfers
                .findByIdOptional(id)
                .filter(found -> found.isSeenBy(caller))
                .map(found -> views.of(found, caller, clock.now()))
                .orElseThrow(() -> unknown(id));
    }

    public Page<TransferView> list(Caller caller, @Nullable TransferState state, PageRequest page) {
        var now = clock.now();
        return transfers.list(caller, state, page).map(found -> views.of(found, caller, now));
    }

    /** Of those that are there. */
    public Map<UUID, String> states(Collection<UUID> ids) {
        return transfers.states(ids);
    }

    /**
     * Keeps its place: the order of claims and the times of processing do not move by it.
     *
     * @param removed what the change takes away
     */
    public TransferView modify(
            Caller caller, UUID id, ScheduleChange change, Set<String> removed, @Nullable IfMatch ifMatch) {
        var transfer = require(caller, id);
        IfMatch.require(ifMatch, transfer.version());
        var now = clock.now();
        cutOff.check(transfer, "modify", now);
        if (transfer.state() != TransferState.SCHEDULED) {
            throw notInState(transfer, "modify");
        }
        var wish = change.over(transfer.schedule().wish(), removed);
        var checked = rechecks.wish(caller, transfer, wish, now);
        Objection.refuse(checked.objections());
        var before = transfer.facts();
        news.tell(transfer, transfer.modify(wish, checked.terms()), now);
        settlement.scheduled(transfer);
        return acted(caller, "modify_channel_transfer", transfer, before, now);
    }

    public TransferView cancel(Caller caller, UUID id, @Nullable IfMatch ifMatch) {
        var transfer = require(caller, id);
        IfMatch.honour(ifMatch, transfer.version());
        var now = clock.now();
        cutOff.check(transfer, "cancel", now);
        if (!transfer.state().canBecome(TransferState.CANCELED)) {
            throw notInState(transfer, "cancel");
        }
        var before = transfer.facts();
        news.tell(transfer, transfer.cancel(CanceledBy.PARTNER, now), now);
        settlement.over(transfer, now);
        return acted(caller, "cancel_channel_transfer", transfer, before, now);
    }

    /** Goes on when nothing is against it any more, as if it were scheduled now; it kept its claim all the time. */
    public TransferView resume(Caller caller, UUID id, @Nullable IfMatch ifMatch) {
        var transfer = require(caller, id);
        IfMatch.honour(ifMatch, transfer.version());
        if (transfer.state() != TransferState.HELD) {
            throw notInState(transfer, "resume");
        }
        var now = clock.now();
        var checked = rechecks.all(caller, transfer, now);
        Objection.refuse(checked.objections());
        var before = transfer.facts();
        var end = Objects.requireNonNull(checked.end());
        news.tell(transfer, transfer.resume(end, checked.terms(), now), now);
        settlement.scheduled(transfer);
        return acted(caller, "resume_channel_transfer", transfer, before, now);
    }

    private ChannelTransfer require(Caller caller, UUID id) {
        return transfers.lock(id).filter(found -> found.isHolder(caller)).orElseThrow(() -> unknown(id));
    }

    private TransferView acted(
            Caller caller, String operation, ChannelTransfer transfer, TransferFacts before, Instant now) {
        news.keep(caller, operation, transfer, before, now);
        transfers.flush();
        return views.of(transfer, caller, now);
    }

    static Refusal notInState(ChannelTransfer transfer, String action) {
        var violation = Violation.of(
                        null,
                        "ACTION_NOT_ALLOWED_IN_STATE",
                        "It is %s; %s is not possible.".formatted(transfer.state(), action))
                .with(Remedy.of("CALLER", "Do one of allowedActions."));
        return new Refusal(Refusal.Kind.CONFLICT, violation.code(), violation.message(), List.of(violation))
                .with("action", action)
                .with("state", transfer.state())
                .with("stateSince", transfer.stateSince());
    }

    private static Refusal unknown(UUID id) {
        return Refusal.unknown("channel transfer", id);
    }
}
