package dev.sluice.cocp.selection;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.cocp.selection.SelectionEvent.InvitedPartner;
import java.util.List;
import java.util.UUID;

/**
 * The offers of a selection side by side, with a recommendation that anybody can work out again.
 *
 * @param inputs SHA-256 of all that it was made of: the same inputs give the same comparison
 * @param quotations side by side, in the order of their places
 * @param notQuoted who was invited and has not quoted
 */
public record ComparisonView(
        UUID selectionId,
        String inputs,
        int termMonths,
        @JsonUnwrapped Comparison comparison,
        List<QuotationView> quotations,
        List<Invited> notQuoted) {

    /** A partner that was asked. */
    public record Invited(UUID partnerTenantId, String name) {

        static Invited of(InvitedPartner partner) {
            return new Invited(partner.tenantId(), partner.name());
        }
    }

    static ComparisonView of(Selection selection) {
        var quoted = QuotationDesk.all(selection);
        var costs = new TotalCostPolicy(
                selection.search().termMonths(), selection.search().ordersPerYear());
        var comparison = new ComparisonPolicy(selection.search().criteria())
                .decide(quoted.stream()
                        .map(each -> new ComparisonPolicy.Bid(
                                each.partner().tenantId(),
                                each.offer().answersOrNone(),
                                costs.decide(
                                        each.offer().pricesOrNone(),
                                        each.offer().fulfilmentFee())))
                        .toList());
        return new ComparisonView(
                selection.id(),
                Inputs.of(selection, quoted).digest(),
                selection.search().termMonths(),
                comparison,
                comparison.places().stream()
                        .flatMap(place -> quoted.stream()
                                .filter(each -> each.partner().tenantId().equals(place.partnerTenantId())))
                        .map(each -> QuotationView.of(selection, each))
                        .toList(),
                selection.invitations().stream()
                        .filter(each -> each.quotation().isEmpty())
                        .map(each -> Invited.of(each.partner()))
                        .toList());
    }
}
