package dev.sluice.cocp.selection;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.platform.problem.Versioned;
import java.time.Instant;
import java.util.UUID;

/**
 * A quotation, for the customer, its advisers and the partner itself.
 *
 * @param totalCost over the selection's term
 * @param version how often it was quoted
 */
public record QuotationView(
        UUID selectionId,
        UUID partnerTenantId,
        String partnerName,
        String pcn,
        Instant quotedAt,
        @JsonUnwrapped Offer offer,
        TotalCost totalCost,
        int termMonths,
        long version)
        implements Versioned {

    static QuotationView of(Selection selection, Invitation.Quotation quotation) {
        var policy = new TotalCostPolicy(
                selection.search().termMonths(), selection.search().ordersPerYear());
        var offer = quotation.offer();
        return new QuotationView(
                selection.id(),
                quotation.partner().tenantId(),
                quotation.partner().name(),
                quotation.partner().pcn(),
                quotation.quotedAt(),
                offer,
                policy.decide(offer.pricesOrNone(), offer.fulfilmentFee()),
                selection.search().termMonths(),
                quotation.revision());
    }
}
