package dev.sluice.cocp.selection;

import dev.sluice.cocp.agreement.Agreement;
import dev.sluice.cocp.agreement.HandoverDesk;
import dev.sluice.cocp.customer.CustomerDesk;
import dev.sluice.cocp.request.CocpConfig;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Opens selections. */
@ApplicationScoped
@Transactional
public class OpeningDesk {

    private final Selections selections;
    private final SelectionParties parties;
    private final HandoverDesk agreements;
    private final CustomerDesk customers;
    private final Acts acts;
    private final SelectionAudit audit;
    private final BusinessClock clock;
    private final SelectionConfig config;
    private final OpeningPolicy policy;

    OpeningDesk(
            Selections selections,
            SelectionParties parties,
            HandoverDesk agreements,
            CustomerDesk customers,
            Acts acts,
            SelectionAudit audit,
            BusinessClock clock,
            SelectionConfig config,
            CocpConfig changes) {
        this.selections = selections;
        this.parties = parties;
        this.agreements = agreements;
        this.customers = customers;
        this.acts = acts;
        this.audit = audit;
        this.clock = clock;
        this.config = config;
        this.policy = new OpeningPolicy(changes.packageSize());
    }

    public UUID open(Caller caller, Opening opening) {
        var now = clock.now(caller.tenant());
        var known = agreements.candidates(caller.tenant(), opening.agreementIds()).stream()
                .map(Agreement::agreementId)
                .collect(Collectors.toUnmodifiableSet());
        var criteria = opening.criteria().stream().map(Criterion::key).toList();
        refuse(policy.objections(
                new OpeningPolicy.Situation(opening.agreementIds(), known, criteria, opening.quotationsDueAt(), now)));
        var customer = customers.find(caller.tenant()).orElseThrow(() -> Refusal.unknown("customer", caller.tenant()));
        var selection = new Selection(TimeOrderedId.next(), customer, opening, config, now);
        selections.persist(selection);
        var told = selection.opened();
        acts.settle(selection, told);
        parties.add(selection, customer.customerTenantId(), Party.CUSTOMER);
        parties.add(selection, SelectionParties.OPERATORS, Party.OPERATOR);
        audit.of(caller, "open_selection", selection, null, null, now);
        return selection.id();
    }

    private static void refuse(List<Violation> objections) {
        if (!objections.isEmpty()) {
            var codes = objections.stream().map(Violation::code).distinct().toList();
            throw Refusal.refused(
                    codes.size() == 1 ? codes.getFirst() : "SELECTION_REFUSED",
                    "The selection cannot be opened so; errors lists every reason.",
                    objections);
        }
    }
}
