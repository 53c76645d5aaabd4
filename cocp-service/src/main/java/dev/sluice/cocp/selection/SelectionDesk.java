package dev.sluice.cocp.selection;

import dev.sluice.cocp.agreement.Agreement;
import dev.sluice.cocp.agreement.EligibilityPolicy;
import dev.sluice.cocp.agreement.HandoverDesk;
import dev.sluice.cocp.agreement.OpenChange;
import dev.sluice.cocp.agreement.OpenChanges;
import dev.sluice.cocp.customer.Customer;
import dev.sluice.cocp.customer.CustomerDesk;
import dev.sluice.cocp.customer.TradeStatus;
import dev.sluice.cocp.partner.PartnerDesk;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows selections to their parties, to each what is for it. */
@ApplicationScoped
@Transactional
public class SelectionDesk {

    private final Acts acts;
    private final Selections selections;
    private final SelectionParties parties;
    private final SelectionTimeline timeline;
    private final Suitability suitability;
    private final PartnerDesk partners;
    private final HandoverDesk agreements;
    private final OpenChanges openChanges;
    private final CustomerDesk customers;
    private final BusinessClock clock;

    SelectionDesk(
            Acts acts,
            Selections selections,
            SelectionParties parties,
            SelectionTimeline timeline,
            Suitability suitability,
            PartnerDesk partners,
            HandoverDesk agreements,
            OpenChanges openChanges,
            CustomerDesk customers,
            BusinessClock clock) {
        this.acts = acts;
        this.selections = selections;
        this.parties = parties;
        this.timeline = timeline;
        this.suitability = suitability;
        this.partners = partners;
        this.agreements = agreements;
        this.openChanges = openChanges;
        this.customers = customers;
        this.clock = clock;
    }

    public SelectionView get(Caller caller, UUID id) {
        return view(caller, acts.visible(caller, id), true);
    }

    public Page<SelectionView> list(Caller caller, @Nullable SelectionState state, PageRequest page) {
        var ids = parties.list(caller, state, clock.now(), page);
        var views = selections.all(ids.items()).stream()
                .filter(selection -> selection.partyOf(caller).isPresent())
                .map(selection -> view(caller, selection, false))
                .toList();
        return new Page<>(views, ids.nextPageToken());
    }

    public SelectionTimelineView timeline(Caller caller, UUID id) {
        var selection = acts.visible(caller, id);
        var isPartner = acts.party(selection, caller) == Party.PARTNER;
        return new SelectionTimelineView(timeline.of(id, isPartner ? caller.tenant() : null));
    }

    /** @param suitableOnly leaves out whom nobody can invite; a page may then be shorter than asked for */
    public Page<CandidateView> candidates(
            Caller caller, UUID id, @Nullable String name, boolean suitableOnly, PageRequest page) {
        var selection = acts.visible(caller, id);
        var found = suitableOnly
                ? partners.authorizedIn(selection.customerRegion(), name, page)
                : partners.list(null, name, page);
        var verdicts = suitability.of(selection, found.items());
        var candidates = new ArrayList<CandidateView>();
        for (int i = 0; i < verdicts.size(); i++) {
            var partner = found.items().get(i);
            if (!suitableOnly || verdicts.get(i).suitable()) {
                var invited = selection.invitation(partner.partnerTenantId()).isPresent();
                candidates.add(CandidateView.of(partner, verdicts.get(i), invited));
            }
        }
        return new Page<>(candidates, found.nextPageToken());
    }

    /** @param warned warnings are looked up for a single one only */
    private SelectionView view(Caller caller, Selection selection, boolean warned) {
        var party = acts.party(selection, caller);
        var now = clock.now(selection.customerTenantId());
        var warnings = warned && party.isCustomerSide() ? warnings(selection) : List.<Violation>of();
        return SelectionView.of(new SelectionPerspective(selection, party, caller, now, warnings));
    }

    private List<Violation> warnings(Selection selection) {
        var open = openChanges.of(selection.search().agreementIds());
        var tradeStatus = customers
                .find(selection.customerTenantId())
                .map(Customer::tradeStatus)
                .orElse(TradeStatus.PENDING);
        return agreements
                .candidates(selection.customerTenantId(), selection.search().agreementIds())
                .stream()
                .flatMap(agreement ->
                        warnings(selection, agreement, tradeStatus, open.get(agreement.agreementId())).stream())
                .toList();
    }

    private static List<Violation> warnings(
            Selection selection, Agreement agreement, TradeStatus tradeStatus, @Nullable OpenChange change) {
        var warnings = new ArrayList<>(
                EligibilityPolicy.STANDARD.objections(new EligibilityPolicy.Situation(agreement, tradeStatus)));
        if (change != null) {
            warnings.add(change.objection());
        }
        var pointer = "/agreementIds/" + selection.search().agreementIds().indexOf(agreement.agreementId());
        return warnings.stream()
                .map(each -> new Violation(pointer, each.code(), each.message(), each.eligibleFrom(), each.remedies()))
                .toList();
    }
}
