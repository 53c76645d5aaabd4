package dev.sluice.transfer.handover;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.tenancy.Caller;
import dev.sluice.transfer.contact.Contact;
import dev.sluice.transfer.contact.ContactDesk;
import dev.sluice.transfer.contact.Purpose;
import dev.sluice.transfer.exclusivity.Flow;
import dev.sluice.transfer.exclusivity.OpenFlows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A target asks for subscriptions, or a source offers its own. */
@ApplicationScoped
@Transactional
public class RequestDesk {

    private final PartnerTransfers transfers;
    private final Lines lines;
    private final Stocks stocks;
    private final OpenFlows flows;
    private final HandoverChecks checks;
    private final HandoverDeadlines deadlines;
    private final HandoverNews news;
    private final ContactDesk contacts;
    private final HandoverConfig config;
    private final BusinessClock clock;

    RequestDesk(
            PartnerTransfers transfers,
            Lines lines,
            Stocks stocks,
            OpenFlows flows,
            HandoverChecks checks,
            HandoverDeadlines deadlines,
            HandoverNews news,
            ContactDesk contacts,
            HandoverConfig config,
            BusinessClock clock) {
        this.transfers = transfers;
        this.lines = lines;
        this.stocks = stocks;
        this.flows = flows;
        this.checks = checks;
        this.deadlines = deadlines;
        this.news = news;
        this.contacts = contacts;
        this.config = config;
        this.clock = clock;
    }

    /** Returns the id of the transfer. */
    public UUID request(Caller caller, PartnerTransferEntry entry) {
        HandoverChecks.requireRole(caller, entry.wantedModel());
        var now = clock.now();
        var wanted = checks.wanted(caller, entry);
        var offered = offered(wanted, entry, now);
        var transfer = new PartnerTransfer(TimeOrderedId.next(), wanted, now, now.plus(config.validity()));
        news.tell(transfer, transfer.requested(), now);
        transfers.add(transfer);
        hold(transfer, offered, now);
        deadlines.requested(transfer);
        news.keep(caller, "create_transfer", transfer, null, now);
        if (!offered.isEmpty()) {
            news.keepLines(caller, "offer_line_items", transfer, offered, now);
        }
        publishContacts(caller, transfer, entry);
        return transfer.id();
    }

    private List<Line> offered(PartnerTransfer.Wanted wanted, PartnerTransferEntry entry, Instant now) {
        var objections = new ArrayList<>(checks.ofParties(wanted, entry.other(), false));
        if (transfers.countWaiting(wanted, now) >= config.waiting()) {
            objections.add(tooMany(config.waiting()));
        }
        var chosen = entry.lines();
        var known = stocks.lock(chosen.stream().map(LineEntry::id).toList(), now);
        objections.addAll(checks.ofLines(wanted, chosen, known, null));
        Objection.refuse(objections);
        return Choice.lines(chosen, known, LineState.PENDING);
    }

    private static Objection tooMany(int waiting) {
        var violation = Violation.of(
                        null,
                        "TOO_MANY_TRANSFERS_OPEN",
                        "%d such requests wait for the other partner's answer already.".formatted(waiting))
                .with(Remedy.of("PARTNER", "Wait for an answer, or cancel some of them."));
        return new Objection(Refusal.Kind.CONFLICT, LinePolicy.IN_PROGRESS, violation);
    }

    private void hold(PartnerTransfer transfer, List<Line> offered, Instant now) {
        flows.take(
                offered.stream().map(Line::subscriptionId).toList(),
                Flow.PARTNER_TRANSFER,
                transfer.id(),
                transfer.heldBy(),
                now);
        lines.add(transfer.id(), offered);
    }

    private void publishContacts(Caller caller, PartnerTransfer transfer, PartnerTransferEntry entry) {
        var customer = transfer.customerTenantId();
        contacts.publish(
                transfer.id(),
                new Contact(
                        customer,
                        customer,
                        Purpose.REQUEST_CONTACT,
                        entry.normalEmail(),
                        null,
                        List.of("global-admin"),
                        null));
        var own = caller.email();
        if (own != null && !own.isBlank()) {
            var roles = caller.roles().stream().sorted().toList();
            contacts.publish(
                    transfer.id(),
                    new Contact(caller.tenant(), customer, Purpose.REQUESTER, own, caller.name(), roles, null));
        }
    }
}
