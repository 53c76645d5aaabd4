package dev.sluice.transfer.channel;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.calendar.DeadlineView;
import dev.sluice.transfer.channel.ReleaseRequests.ReleaseRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Another partner asks the holder of a subscription to let go; the holder hands it over or not. */
@ApplicationScoped
@Transactional
public class ReleaseDesk {

    private final ChannelTransfers transfers;
    private final ReleaseRequests requests;
    private final Askers askers;
    private final HandOvers handOvers;
    private final CutOff cutOff;
    private final Settlement settlement;
    private final TransferNews news;
    private final ReleaseNews releaseNews;
    private final Duration handOver;
    private final BusinessClock clock;

    ReleaseDesk(
            ChannelTransfers transfers,
            ReleaseRequests requests,
            Askers askers,
            HandOvers handOvers,
            CutOff cutOff,
            Settlement settlement,
            TransferNews news,
            ReleaseNews releaseNews,
            ChannelTransferConfig config,
            BusinessClock clock) {
        this.transfers = transfers;
        this.requests = requests;
        this.askers = askers;
        this.handOvers = handOvers;
        this.cutOff = cutOff;
        this.settlement = settlement;
        this.news = news;
        this.releaseNews = releaseNews;
        this.handOver = config.handOver();
        this.clock = clock;
    }

    public ReleaseView ask(Caller caller, UUID transferId) {
        var now = clock.now();
        var transfer = transfers
                .lock(transferId)
                .filter(found -> askers.serves(caller, found))
                .orElseThrow(() -> unknown(transferId));
        if (transfer.isHolder(caller)) {
            throw TransferDesk.notInState(transfer, "release-requests");
        }
        requireOpen(transfer, "release-requests", now);
        requests.openOf(transferId, caller.tenant()).ifPresent(open -> {
            throw alreadyAsked(open);
        });
        var requester = askers.require(caller, transfer, now);
        var id = TimeOrderedId.next();
        requests.add(id, transfer, requester, now);
        var asked = requests.find(transferId, id).orElseThrow();
        releaseNews.requested(transfer, asked, now);
        return acted(caller, "request_release", transfer, asked, now);
    }

    /** In one step: the renewal is called off, and the subscription waits for the one who asked. */
    public ReleaseView grant(Caller caller, UUID transferId, UUID requestId, @Nullable IfMatch ifMatch) {
        var now = clock.now();
        var transfer = own(caller, transferId);
        var asked = open(transfer, requestId, ifMatch, "grant", now);
        var until = now.plus(handOver);
        var before = transfer.facts();
        news.tell(transfer, transfer.cancel(CanceledBy.HAND_OVER, now), now);
        handOvers.waits(transfer.eaSubscriptionId(), asked, now, until);
        requests.decide(requestId, ReleaseState.GRANTED, now, until);
        releaseNews.granted(transfer, asked, until, now);
        settlement.over(transfer, now);
        news.keep(caller, "hand_over_channel_transfer", transfer, before, now);
        transfers.flush();
        return view(caller, transfer, requests.find(transferId, requestId).orElseThrow());
    }

    public ReleaseView refuse(Caller caller, UUID transferId, UUID requestId, @Nullable IfMatch ifMatch) {
        var now = clock.now();
        var transfer = own(caller, transferId);
        var asked = open(transfer, requestId, ifMatch, "refuse", now);
        requests.decide(requestId, ReleaseState.REFUSED, now, null);
        releaseNews.refused(transfer, asked, now);
        return acted(
                caller,
                "refuse_release",
                transfer,
                requests.find(transferId, requestId).orElseThrow(),
                now);
    }

    /** To its two sides. */
    public ReleaseView get(Caller caller, UUID transferId, UUID requestId) {
        return requests.find(transferId, requestId)
                .flatMap(found -> seen(caller, found))
                .orElseThrow(() -> unknownRequest(requestId));
    }

    /** The same without naming what is asked for. */
    public ReleaseView get(Caller caller, UUID requestId) {
        return requests.find(requestId)
                .flatMap(found -> seen(caller, found))
                .orElseThrow(() -> unknownRequest(requestId));
    }

    /** What the caller asked for, and what it is asked for. */
    public Page<ReleaseView> list(Caller caller, PageRequest page) {
        var found = requests.list(caller, page);
        var transfers = this.transfers.all(found.items().stream()
                .map(ReleaseRequest::transferId)
                .distinct()
                .toList());
        return found.map(asked -> view(caller, Objects.requireNonNull(transfers.get(asked.transferId())), asked));
    }

    private Optional<ReleaseView> seen(Caller caller, ReleaseRequest asked) {
        return transfers
                .findByIdOptional(asked.transferId())
                .filter(transfer -> transfer.isHolder(caller)
                        || asked.requester().tenantId().equals(caller.tenant()))
                .map(transfer -> view(caller, transfer, asked));
    }

    static ReleaseView view(Caller caller, ChannelTransfer transfer, ReleaseRequest asked) {
        var mayDecide = asked.state() == ReleaseState.OPEN && transfer.isHolder(caller) && caller.has("admin-agent");
        return new ReleaseView(
                asked.id(),
                transfer.id(),
                transfer.eaSubscriptionId(),
                asked.requester().tenantId(),
                asked.requester().name(),
                asked.state(),
                asked.decidedAt() == null ? asked.requestedAt() : asked.decidedAt(),
                asked.requestedAt(),
                asked.decidedAt(),
                asked.reservedUntil(),
                mayDecide ? List.of("grant", "refuse") : List.of(),
                deadlines(asked.reservedUntil()),
                new ReleaseView.Links(
                        "/v1/channel-transfers/%s/release-requests/%s".formatted(transfer.id(), asked.id()),
                        "/v1/channel-transfers/" + transfer.id()),
                version(asked));
    }

    private static List<DeadlineView> deadlines(@Nullable Instant reservedUntil) {
        return reservedUntil == null
                ? List.of()
                : List.of(new DeadlineView(HandOvers.HAND_OVER, reservedUntil, "PARTNER"));
    }

    /** It is asked, and decided once. */
    private static int version(ReleaseRequest asked) {
        return asked.state() == ReleaseState.OPEN ? 1 : 2;
    }

    private ReleaseRequest open(
            ChannelTransfer transfer, UUID requestId, @Nullable IfMatch ifMatch, String action, Instant now) {
        var asked = requests.find(transfer.id(), requestId).orElseThrow(() -> unknownRequest(requestId));
        IfMatch.honour(ifMatch, version(asked));
        if (asked.state() != ReleaseState.OPEN) {
            throw conflict("ALREADY_DECIDED", "It is %s already.".formatted(asked.state()))
                    .with("state", asked.state())
                    .with("stateSince", Objects.requireNonNull(asked.decidedAt()));
        }
        requireOpen(transfer, action, now);
        return asked;
    }

    private void requireOpen(ChannelTransfer transfer, String action, Instant now) {
        cutOff.check(transfer, action, now);
        if (!transfer.state().canBecome(TransferState.CANCELED)) {
            throw TransferDesk.notInState(transfer, action);
        }
    }

    private ChannelTransfer own(Caller caller, UUID id) {
        return transfers.lock(id).filter(found -> found.isHolder(caller)).orElseThrow(() -> unknown(id));
    }

    private ReleaseView acted(
            Caller caller, String operation, ChannelTransfer transfer, ReleaseRequest asked, Instant now) {
        news.keep(caller, operation, transfer, transfer.facts(), now);
        transfers.flush();
        return view(caller, transfer, asked);
    }

    private static Refusal alreadyAsked(ReleaseRequest open) {
        return conflict("RELEASE_ALREADY_REQUESTED", "You have asked for it already.")
                .with("releaseRequestId", open.id())
                .with("state", open.state())
                .with("stateSince", open.requestedAt());
    }

    private static Refusal conflict(String code, String message) {
        var violation = Violation.of(null, code, message).with(Remedy.of("CALLER", "Read it again."));
        return new Refusal(Refusal.Kind.CONFLICT, code, message, List.of(violation));
    }

    private static Refusal unknownRequest(UUID id) {
        return Refusal.unknown("release request", id);
    }

    private static Refusal unknown(UUID id) {
        return Refusal.unknown("channel transfer", id);
    }
}
