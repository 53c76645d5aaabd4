package dev.sluice.cocp.selection;

import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.paging.Position;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes quotations of invited partners; shows all of them to the customer's side, and to a partner its own. */
@ApplicationScoped
@Transactional
public class QuotationDesk {

    private static final Comparator<Position> ORDER =
            Comparator.comparing(Position::created).thenComparing(Position::id);

    private final Acts acts;
    private final SelectionAudit audit;

    QuotationDesk(Acts acts, SelectionAudit audit) {
        this.acts = acts;
        this.audit = audit;
    }

    public QuotationView put(Caller caller, UUID id, UUID partner, Offer offer, @Nullable IfMatch ifMatch) {
        var act = acts.begin(caller, id);
        var selection = act.selection();
        var invitation = selection
                .invitation(partner)
                .filter(_ -> caller.belongsTo(partner))
                .orElseThrow(() -> Refusal.unknown("quotation", partner));
        var before = invitation.quotation();
        before.ifPresentOrElse(known -> IfMatch.require(ifMatch, known.revision()), () -> IfMatch.requireNone(ifMatch));
        var told = selection.quote(invitation, offer, caller.email(), act.now());
        requireKnownCriteria(selection, offer);
        audit.ofQuotation(
                caller,
                selection,
                invitation,
                before.map(Invitation.Quotation::offer).orElse(null),
                offer,
                act.now());
        acts.settle(selection, told);
        return QuotationView.of(selection, invitation.quotation().orElseThrow());
    }

    public QuotationView get(Caller caller, UUID id, UUID partner) {
        var selection = acts.visible(caller, id);
        var party = acts.party(selection, caller);
        return selection
                .invitation(partner)
                .filter(invitation -> isFor(caller, party, invitation))
                .flatMap(Invitation::quotation)
                .map(quotation -> QuotationView.of(selection, quotation))
                .orElseThrow(() -> Refusal.unknown("quotation", partner));
    }

    /** In the order of the invitations. */
    public Page<QuotationView> list(Caller caller, UUID id, PageRequest page) {
        var selection = acts.visible(caller, id);
        var party = acts.party(selection, caller);
        var after = page.after();
        var rows = selection.invitations().stream()
                .filter(invitation -> isFor(caller, party, invitation))
                .filter(invitation -> invitation.quotation().isPresent())
                .filter(invitation -> ORDER.compare(position(invitation), after) > 0)
                .sorted(Comparator.comparing(QuotationDesk::position, ORDER))
                .limit(page.pageSize() + 1L)
                .toList();
        return Page.of(rows, page, QuotationDesk::position)
                .map(invitation ->
                        QuotationView.of(selection, invitation.quotation().orElseThrow()));
    }

    private static boolean isFor(Caller caller, Party party, Invitation invitation) {
        return party.isCustomerSide() || caller.belongsTo(invitation.tenantId());
    }

    private static Position position(Invitation invitation) {
        return new Position(invitation.invitedAt(), invitation.id());
    }

    private static void requireKnownCriteria(Selection selection, Offer offer) {
        var unknown = offer.answersOrNone().keySet().stream()
                .sorted()
                .flatMap(key -> objection(selection, key).stream())
                .toList();
        if (!unknown.isEmpty()) {
            throw Refusal.refused(
                    "CRITERION_UNKNOWN", "Not every answer answers a criterion of the selection.", unknown);
        }
    }

    private static Optional<Violation> objection(Selection selection, String key) {
        var asked = selection.search().criteria().stream()
                .filter(Criterion::isAnswered)
                .map(Criterion::key)
                .toList();
        return asked.contains(key)
                ? Optional.empty()
                : Optional.of(Violation.of(
                                "/answers/" + key.replace("~", "~0").replace("/", "~1"),
                                "CRITERION_UNKNOWN",
                                "%s is not asked; these are: %s.".formatted(key, String.join(", ", asked)))
                        .with(Remedy.of("PARTNER", "Answer the criteria of the selection.")));
    }

    static List<Invitation.Quotation> all(Selection selection) {
        return selection.invitations().stream()
                .flatMap(invitation -> invitation.quotation().stream())
                .toList();
    }
}
