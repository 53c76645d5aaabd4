package dev.sluice.cocp.request;

import dev.sluice.cocp.paper.Paper;
import dev.sluice.cocp.terms.TermsDesk;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** The signed form of a request, from the acceptance on. */
@ApplicationScoped
@Transactional
public class FormDesk {

    private final ChangeRequests requests;
    private final TermsDesk terms;

    FormDesk(ChangeRequests requests, TermsDesk terms) {
        this.requests = requests;
        this.terms = terms;
    }

    /** @param version of the request that it shows */
    public record SignedForm(Paper paper, long version) {}

    /** What it says to this caller; written down outside the transaction. */
    public SignedForm of(Caller caller, UUID id) {
        var request = requests.withItems(id)
                .filter(known -> known.partyOf(caller).isPresent())
                .orElseThrow(() -> Refusal.unknown("request", id));
        var party = request.partyOf(caller).orElseThrow();
        var visible = request.itemsFor(party, caller.tenant());
        var agreed = visible.stream().filter(ChangeItem::isAgreed).toList();
        if (agreed.isEmpty()) {
            throw notAvailable(visible);
        }
        var edition = terms.require(request.statement().terms().version());
        var paper = new SignedForms(request, party != Party.OLD_PARTNER, edition).paper(agreed);
        return new SignedForm(paper, request.version());
    }

    private static Refusal notAvailable(List<ChangeItem> items) {
        var together = PackageState.of(items);
        var message = "The form exists from the acceptance on and not after a cancellation; the request is %s."
                .formatted(together.state());
        var reason = Violation.of(null, "FORM_NOT_AVAILABLE", message)
                .with(Remedy.of("CALLER", "Download it after the acceptance."));
        return new Refusal(Refusal.Kind.CONFLICT, "FORM_NOT_AVAILABLE", message, List.of(reason))
                .with("state", together.state())
                .with("stateSince", together.since());
    }
}
