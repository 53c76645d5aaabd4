package dev.sluice.cocp.selection;

import dev.sluice.cocp.selection.Comparison.Place;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The advice to a customer, on paper: what was asked, who offered what, how it compares, what was said, what was decided. */
public record AdviceReport(SelectionView selection, ComparisonView comparison, Optional<Selection.Notes> notes) {

    /** As a PDF; takes no transaction. */
    public byte[] pdf() {
        try (var paper = new Paper("Advice on the choice of a partner: " + selection.name())) {
            head(paper);
            needs(paper);
            ranking(paper);
            comparison.comparison().places().forEach(place -> offer(paper, place));
            discussion(paper);
            decision(paper);
            return paper.finished();
        }
    }

    private void head(Paper paper) {
        paper.line("Customer: " + selection.customerName());
        paper.line("Agreements: "
                + String.join(
                        ", ", Optional.ofNullable(selection.agreementIds()).orElse(List.of())));
        paper.line("Opened: %s. Quotations until: %s. Decision until: %s."
                .formatted(selection.openedAt(), selection.quotationsDueAt(), selection.decideBy()));
        paper.line("State: %s since %s.".formatted(selection.state(), selection.stateSince()));
        paper.line("Costs over %d months.%s"
                .formatted(
                        selection.termMonths(),
                        selection.ordersPerYear() == null
                                ? ""
                                : " Orders a year: %d.".formatted(selection.ordersPerYear())));
    }

    private void needs(Paper paper) {
        paper.heading("What is needed");
        paper.line(selection.needs());
        paper.heading("Criteria");
        comparison
                .comparison()
                .weights()
                .forEach(weight -> paper.line("%s: weight %s, %s %% of all%s"
                        .formatted(
                                weight.key(),
                                Paper.number(weight.weight()),
                                weight.percent().toPlainString(),
                                weight.counted() ? "" : " (left out)")));
    }

    private void ranking(Paper paper) {
        paper.heading("Recommendation");
        var recommended = comparison.comparison().recommended();
        paper.line(
                switch (recommended.size()) {
                    case 0 -> "None: there is nothing to compare.";
                    case 1 -> "Recommended: " + name(recommended.getFirst());
                    default ->
                        "Nothing tells these apart: "
                                + recommended.stream().map(this::name).collect(Collectors.joining(", "));
                });
        comparison
                .comparison()
                .places()
                .forEach(place -> paper.line("%d. %s: %s points of 100; %s"
                        .formatted(
                                place.rank(),
                                name(place.partnerTenantId()),
                                place.points().toPlainString(),
                                cost(place))));
        comparison.notQuoted().forEach(each -> paper.line("%s has not quoted.".formatted(each.name())));
        comparison
                .comparison()
                .notes()
                .forEach(note -> paper.line("Note: %s%s"
                        .formatted(
                                note.partnerTenantId() == null ? "" : name(note.partnerTenantId()) + ": ",
                                note.message())));
        paper.line("Method %s over the inputs %s: the same inputs give the same recommendation."
                .formatted(comparison.comparison().method(), comparison.inputs()));
    }

    private void offer(Paper paper, Place place) {
        var quotation = quotation(place.partnerTenantId());
        var offer = quotation.offer();
        paper.heading("Quotation of " + quotation.partnerName());
        paper.line("PCN %s, revision %d of %s".formatted(quotation.pcn(), quotation.version(), quotation.quotedAt()));
        place.shares()
                .forEach(share -> paper.line("%s: %s, %s points"
                        .formatted(
                                share.key(),
                                share.score() == null
                                        ? "no answer"
                                        : "score " + share.score().toPlainString(),
                                share.points().toPlainString())));
        offer.answersOrNone().forEach((key, answer) -> paper.optional("Answer to " + key + ": ", answer.text()));
        offer.pricesOrNone()
                .forEach(price -> paper.line("%s: %s %s per %s, quantity %d"
                        .formatted(
                                price.item(),
                                price.amount().toPlainString(),
                                price.currency(),
                                price.per(),
                                price.quantity() == null ? 1 : price.quantity())));
        var fee = offer.fulfilmentFee();
        paper.optional(
                "Fulfilment fee: ",
                fee == null ? null : "%s %s per %s".formatted(fee.amount().toPlainString(), fee.currency(), fee.per()));
        paper.line("Total cost over the term: " + cost(place));
        paper.optional("Company: ", offer.companyInfo());
        paper.optional("Contract terms: ", offer.contractTerms());
        paper.optional("Expertise: ", offer.expertise() == null ? null : String.join(", ", offer.expertise()));
    }

    private void discussion(Paper paper) {
        paper.heading("Notes of the discussion");
        paper.line(notes.map(Selection.Notes::notes).orElse("None."));
    }

    private void decision(Paper paper) {
        paper.heading("Decision");
        var chosen = selection.chosenPartnerTenantId();
        paper.line(
                chosen == null
                        ? "None%s."
                                .formatted(
                                        selection.closedBecause() == null ? " yet" : ": " + selection.closedBecause())
                        : "Chosen: %s, %s.".formatted(name(chosen), selection.stateSince()));
    }

    private static String cost(Place place) {
        var amounts = place.totalCost().amounts();
        return amounts.isEmpty()
                ? "no prices"
                : amounts.stream()
                        .map(money -> money.amount().toPlainString() + " " + money.currency())
                        .collect(Collectors.joining(" and "));
    }

    private String name(UUID partner) {
        return selection.invitations().stream()
                .filter(each -> each.partnerTenantId().equals(partner))
                .map(SelectionView.InvitationView::name)
                .findFirst()
                .orElseGet(partner::toString);
    }

    private QuotationView quotation(UUID partner) {
        return comparison.quotations().stream()
                .filter(each -> each.partnerTenantId().equals(partner))
                .findFirst()
                .orElseThrow();
    }
}
