package dev.sluice.cocp.agreement;

import dev.sluice.cocp.agreement.AgreementLedger.Registered;
import dev.sluice.cocp.customer.CustomerDesk;
import dev.sluice.cocp.partner.PartnerDesk;
import dev.sluice.platform.audit.AuditTrail;
import dev.sluice.platform.audit.Change;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.imports.Refusals;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the registry does with agreements, and who may look at them. */
@ApplicationScoped
@Transactional
public class AgreementDesk {

    private final Agreements agreements;
    private final CustomerDesk customers;
    private final PartnerDesk partners;
    private final AgreementStateTopic topic;
    private final AuditTrail audit;
    private final BusinessClock clock;

    AgreementDesk(
            Agreements agreements,
            CustomerDesk customers,
            PartnerDesk partners,
            AgreementStateTopic topic,
            AuditTrail audit,
            BusinessClock clock) {
        this.agreements = agreements;
        this.customers = customers;
        this.partners = partners;
        this.topic = topic;
        this.audit = audit;
        this.clock = clock;
    }

    public Agreement put(Caller caller, String id, AgreementEntry entry, @Nullable IfMatch ifMatch) {
        AgreementLedger.checkShape(id, entry, clock.now());
        var ledger = ledger(List.of(new AgreementRow(id, entry)));
        ledger.find(id)
                .ifPresentOrElse(
                        known -> IfMatch.require(ifMatch, known.version()), () -> IfMatch.requireNone(ifMatch));
        var entered = ledger.enter(id, entry);
        settle(caller, List.of(entered), ledger.now());
        return entered.after();
    }

    /** Rows about different agreements, in their order; what says nothing new changes nothing. */
    Map<Integer, Refusal> putAll(Caller caller, List<AgreementRow> rows) {
        var ledger = ledger(rows);
        var entered = new ArrayList<Registered>();
        var refusals = Refusals.collect(rows, row -> entered.add(ledger.enter(row.agreementId(), row.entry())));
        settle(caller, entered.stream().filter(Registered::isChange).toList(), ledger.now());
        return refusals;
    }

    private AgreementLedger ledger(List<AgreementRow> rows) {
        var entries = rows.stream().map(AgreementRow::entry).toList();
        var named = entries.stream()
                .map(AgreementEntry::normalPcn)
                .flatMap(Stream::ofNullable)
                .toList();
        // Before the agreements, like whoever registers a partner.
        var holders = partners.reservedHolders(named);
        return new AgreementLedger(
                agreements.lockAll(rows.stream().map(AgreementRow::agreementId).toList()),
                customers.registered(
                        entries.stream().map(AgreementEntry::customerTenantId).toList()),
                holders,
                clock.now());
    }

    private void settle(Caller caller, List<Registered> entered, Instant now) {
        if (!entered.isEmpty()) {
            var after = entered.stream().map(Registered::after).toList();
            topic.tell(after, agreements.put(after, now), now, null);
            var changes = entered.stream().map(AgreementDesk::changes).flatMap(List::stream);
            audit.recordAll(caller, changes.toList(), now);
        }
    }

    private static List<Change> changes(Registered entered) {
        var operation = entered.before().isEmpty() ? "register_agreement" : "replace_agreement";
        return AgreementTrail.of(
                operation, entered.before(), entered.after(), entered.entry().correctionReason());
    }

    public Agreement require(Caller caller, String id) {
        return agreements.find(id, caller).orElseThrow(() -> Refusal.unknown("agreement", id));
    }

    public Page<Agreement> list(@Nullable UUID customer, Caller caller, PageRequest page) {
        return agreements.list(customer, caller, page);
    }
}
