package dev.sluice.cocp.selection;

import dev.sluice.cocp.partner.PartnerDesk;
import dev.sluice.cocp.request.Submission;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Compares, and lets the customer decide. */
@ApplicationScoped
@Transactional
public class ChoiceDesk {

    private final Acts acts;
    private final PartnerDesk partners;
    private final Suitability suitability;
    private final ChangeDraft drafts;

    ChoiceDesk(Acts acts, PartnerDesk partners, Suitability suitability, ChangeDraft drafts) {
        this.acts = acts;
        this.partners = partners;
        this.suitability = suitability;
        this.drafts = drafts;
    }

    public ComparisonView compare(Caller caller, UUID id) {
        return ComparisonView.of(acts.visible(caller, id));
    }

    /** What the advice report says, read in one go. */
    public AdviceReport report(Caller caller, UUID id) {
        var selection = acts.visible(caller, id);
        return new AdviceReport(
                SelectionView.of(whole(caller, selection)), ComparisonView.of(selection), selection.notes());
    }

    private SelectionPerspective whole(Caller caller, Selection selection) {
        return new SelectionPerspective(
                selection, acts.party(selection, caller), caller, acts.now(selection), List.of());
    }

    /** Returns the change request that follows, filled in. */
    public Submission choose(Caller caller, UUID id, UUID partner, @Nullable IfMatch ifMatch) {
        var act = acts.begin(caller, id, ifMatch);
        var selection = act.selection();
        var chosen = selection.invitation(partner);
        var told = selection.choose(
                chosen.filter(each -> each.quotation().isPresent()).orElseThrow(() -> notQuoted(selection, partner)),
                act.now());
        partners.find(partner)
                .map(found -> suitability.of(selection, found))
                .ifPresent(InvitationDesk::requireSuitable);
        acts.finish(act, "choose_partner", null, told);
        return draft(selection, chosen, caller);
    }

    /** The change request that follows from the choice, filled in once more. */
    public Submission draft(Caller caller, UUID id) {
        var selection = acts.visible(caller, id);
        return draft(selection, selection.chosenPartner().flatMap(selection::invitation), caller);
    }

    private Submission draft(Selection selection, Optional<Invitation> chosen, Caller caller) {
        return chosen.flatMap(Invitation::quotation)
                .map(quotation -> drafts.of(selection, quotation, caller))
                .orElseThrow(() -> Refusal.unknown("choice of selection", selection.id()));
    }

    public void close(Caller caller, UUID id, @Nullable String reason, @Nullable IfMatch ifMatch) {
        var act = acts.begin(caller, id, ifMatch);
        acts.finish(act, "close_selection", reason, act.selection().callOff(act.now()));
    }

    private static Refusal notQuoted(Selection selection, UUID partner) {
        selection.requireUndecided("choose a partner");
        var message = "There is no quotation of %s.".formatted(partner);
        return Refusal.refused(
                "NO_QUOTATION",
                message,
                List.of(Violation.of("/partnerTenantId", "NO_QUOTATION", message)
                        .with(Remedy.of("PARTNER", "Quote, while the selection is open."))));
    }
}
