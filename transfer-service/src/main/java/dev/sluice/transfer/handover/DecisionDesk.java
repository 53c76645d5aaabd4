package dev.sluice.transfer.handover;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.exclusivity.Flow;
import dev.sluice.transfer.exclusivity.OpenFlows;
import dev.sluice.transfer.provisioning.ProvisioningJobs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is asked accepts or declines, who asked calls it off: of racing acts, and of these and the deadline, one wins. */
@ApplicationScoped
@Transactional
public class DecisionDesk {

    private final PartnerTransfers transfers;
    private final Lines lines;
    private final Stocks stocks;
    private final OpenFlows flows;
    private final ProvisioningJobs jobs;
    private final HandoverChecks checks;
    private final HandoverDeadlines deadlines;
    private final HandoverNews news;
    private final HandoverConfig config;
    private final BusinessClock clock;

    DecisionDesk(
            PartnerTransfers transfers,
            Lines lines,
            Stocks stocks,
            OpenFlows flows,
            ProvisioningJobs jobs,
            HandoverChecks checks,
            HandoverDeadlines deadlines,
            HandoverNews news,
            HandoverConfig config,
            BusinessClock clock) {
        this.transfers = transfers;
        this.lines = lines;
        this.stocks = stocks;
        this.flows = flows;
        this.jobs = jobs;
        this.checks = checks;
        this.deadlines = deadlines;
        this.news = news;
        this.config = config;
        this.clock = clock;
    }

    private record Pending(PartnerTransfer transfer, PartnerTransferFacts before, Instant now) {}

    /** Returns the id of the transfer. */
    public UUID accept(Caller caller, UUID id, AcceptanceEntry entry, @Nullable IfMatch ifMatch) {
        var pending = require(caller, id, ifMatch, Act.ACCEPT);
        var transfer = pending.transfer();
        entry.check(transfer.model());
        var wanted = transfer.wanted(entry.partnerIdOnRecord());
        var isChosenNow = transfer.model() == TransferModel.NEW_COMMERCE;
        var chosen = isChosenNow ? entry.lines() : bases(id);
        var objections = new ArrayList<>(checks.ofParties(wanted, other(transfer), true));
        var known = stocks.lock(chosen.stream().map(LineEntry::id).toList(), pending.now());
        objections.addAll(checks.ofLines(wanted, chosen, known, id));
        Objection.refuse(objections);
        if (isChosenNow) {
            var handedOver = Choice.lines(chosen, known, LineState.IN_PROGRESS);
            hold(transfer, handedOver, pending.now());
            news.keepLines(caller, "choose_line_items", transfer, handedOver, pending.now());
        } else {
            lines.begin(id);
        }
        return begun(caller, pending, entry.partnerIdOnRecord());
    }

    private List<LineEntry> bases(UUID transfer) {
        return lines.of(transfer).stream()
                .filter(line -> line.baseLineId() == null)
                .map(line -> new LineEntry(line.subscriptionId(), null, null))
                .toList();
    }

    private static UUID other(PartnerTransfer transfer) {
        return (transfer.requester() == Side.TARGET ? transfer.target() : transfer.source()).tenantId();
    }

    private void hold(PartnerTransfer transfer, List<Line> chosen, Instant now) {
        flows.take(
                chosen.stream().map(Line::subscriptionId).toList(),
                Flow.PARTNER_TRANSFER,
                transfer.id(),
                transfer.heldBy(),
                now);
        lines.add(transfer.id(), chosen);
    }

    private UUID begun(Caller caller, Pending pending, @Nullable String reseller) {
        var transfer = pending.transfer();
        var now = pending.now();
        var by = now.plus(config.limit());
        news.tell(transfer, transfer.accept(reseller, now, by), now);
        lines.of(transfer.id()).stream()
                .map(Line::groupId)
                .distinct()
                .forEach(group -> jobs.add(Completion.KIND, group, now));
        deadlines.accepted(transfer, by);
        news.keep(caller, "accept_transfer", transfer, pending.before(), now);
        transfers.flush();
        return transfer.id();
    }

    public UUID decline(Caller caller, UUID id, @Nullable IfMatch ifMatch) {
        var pending = require(caller, id, ifMatch, Act.DECLINE);
        return ended(caller, "decline_transfer", pending, pending.transfer().decline(pending.now()));
    }

    public UUID cancel(Caller caller, UUID id, @Nullable IfMatch ifMatch) {
        var pending = require(caller, id, ifMatch, Act.CANCEL);
        return ended(caller, "cancel_transfer", pending, pending.transfer().cancel(pending.now()));
    }

    private UUID ended(Caller caller, String operation, Pending pending, PartnerTransferEvent event) {
        var transfer = pending.transfer();
        news.tell(transfer, event, pending.now());
        flows.release(transfer.id());
        deadlines.over(transfer, pending.now());
        news.keep(caller, operation, transfer, pending.before(), pending.now());
        transfers.flush();
        return transfer.id();
    }

    /** @throws Refusal 404 to strangers, 403 to the wrong side or role, 409 when it no longer waits */
    private Pending require(Caller caller, UUID id, @Nullable IfMatch ifMatch, Act act) {
        var transfer = transfers
                .lock(id)
                .filter(found -> found.sideOf(caller).isPresent())
                .orElseThrow(() -> PartnerTransferDesk.unknown(id));
        if (transfer.sideOf(caller).filter(act.by(transfer)::equals).isEmpty()) {
            throw Refusal.forbidden(act.refusal(), act.text()).with("realCode", "900150");
        }
        HandoverChecks.requireRole(caller, transfer.model());
        IfMatch.honour(ifMatch, transfer.version());
        var now = clock.now();
        if (transfer.stateAt(now) != PartnerTransferState.PENDING) {
            throw over(transfer, act, now);
        }
        return new Pending(transfer, transfer.facts(), now);
    }

    private static Refusal over(PartnerTransfer transfer, Act act, Instant now) {
        var state = transfer.stateAt(now);
        var since = transfer.stateSinceAt(now);
        var code = state == PartnerTransferState.EXPIRED ? "REQUEST_EXPIRED" : "ALREADY_DECIDED";
        var violation = Violation.of(null, code, "It is %s since %s.".formatted(state, since))
                .with(Remedy.of("PARTNER", "Read it again; what is over needs a new transfer."));
        return new Refusal(Refusal.Kind.CONFLICT, code, violation.message(), List.of(violation))
                .with("action", act.name().toLowerCase(Locale.ROOT))
                .with("state", state)
                .with("stateSince", since)
                .with("realCode", Act.realCode(state));
    }
}
