package dev.sluice.cocp.selection;

import dev.sluice.cocp.paper.Paper;
import dev.sluice.cocp.selection.Comparison.Place;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The advice to a customer, on paper: what was asked, who offered what, how it compares, what was said, what was decided. */
public record AdviceReport(SelectionView selection, ComparisonView comparison, Optional<Selection.Notes> notes) {

    /** Takes no transaction to write. */
    public Paper paper() {
        var parts = new ArrayList<Paper.Part>();
        head(parts);
        needs(parts);
        ranking(parts);
        comparison.comparison().places().forEach(place -> offer(parts, place));
        discussion(parts);
        decision(parts);
        var title = "Advice on the choice of a partner: " + selection.name();
        return new Paper(title, selection.id(), selection.stateSince(), parts);
    }

    private void head(List<Paper.Part> parts) {
        line(parts, "Customer: " + selection.customerName());
        line(
                parts,
                "Agreements: "
                        + String.join(
                                ", ",
                                Optional.ofNullable(selection.agreementIds()).orElse(List.of())));
        line(
                parts,
                "Opened: %s. Quotations until: %s. Decision until: %s."
                        .formatted(selection.openedAt(), selection.quotationsDueAt(), selection.decideBy()));
        line(parts, "State: %s since %s.".formatted(selection.state(), selection.stateSince()));
        line(
                parts,
                "Costs over %d months.%s"
                        .formatted(
                                selection.termMonths(),
                                selection.ordersPerYear() == null
                                        ? ""
                                        : " Orders a year: %d.".formatted(selection.ordersPerYear())));
    }

    private void needs(List<Paper.Part> parts) {
        heading(parts, "What is needed");
        line(parts, selection.needs());
        heading(parts, "Criteria");
        comparison
                .comparison()
                .weights()
                .forEach(weight -> line(
                        parts,
                        "%s: weight %s, %s %% of all%s"
                                .formatted(
                                        weight.key(),
                                        number(weight.weight()),
                                        weight.percent().toPlainString(),
                                        weight.counted() ? "" : " (left out)")));
    }

    private void ranking(List<Paper.Part> parts) {
        heading(parts, "Recommendation");
        var recommended = comparison.comparison().recommended();
        line(
                parts,
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
                .forEach(place -> line(
                        parts,
                        "%d. %s: %s points of 100; %s"
                                .formatted(
                                        place.rank(),
                                        name(place.partnerTenantId()),
                                        place.points().toPlainString(),
                                        cost(place))));
        comparison.notQuoted().forEach(each -> line(parts, "%s has not quoted.".formatted(each.name())));
        comparison
                .comparison()
                .notes()
                .forEach(note -> line(
                        parts,
                        "Note: %s%s"
                                .formatted(
                                        note.partnerTenantId() == null ? "" : name(note.partnerTenantId()) + ": ",
                                        note.message())));
        line(
                parts,
                "Method %s over the inputs %s: the same inputs give the same recommendation."
                        .formatted(comparison.comparison().method(), comparison.inputs()));
    }

    private void offer(List<Paper.Part> parts, Place place) {
        var quotation = quotation(place.partnerTenantId());
        var offer = quotation.offer();
        heading(parts, "Quotation of " + quotation.partnerName());
        line(parts, "PCN %s, revision %d of %s".formatted(quotation.pcn(), quotation.version(), quotation.quotedAt()));
        place.shares()
                .forEach(share -> line(
                        parts,
                        "%s: %s, %s points"
                                .formatted(
                                        share.key(),
                                        share.score() == null
                                                ? "no answer"
                                                : "score " + share.score().toPlainString(),
                                        share.points().toPlainString())));
        offer.answersOrNone().forEach((key, answer) -> optional(parts, "Answer to " + key + ": ", answer.text()));
        offer.pricesOrNone()
                .forEach(price -> line(
                        parts,
                        "%s: %s %s per %s, quantity %d"
                                .formatted(
                                        price.name(),
                                        price.amount().toPlainString(),
                                        price.currency(),
                                        price.due(),
                                        price.quantity() == null ? 1 : price.quantity())));
        var fee = offer.fulfilmentFee();
        optional(
                parts,
                "Fulfilment fee: ",
                fee == null ? null : "%s %s per %s".formatted(fee.amount().toPlainString(), fee.currency(), fee.per()));
        line(parts, "Total cost over the term: " + cost(place));
        optional(parts, "Company: ", offer.companyInfo());
        optional(parts, "Contract terms: ", offer.contractTerms());
        optional(parts, "Expertise: ", offer.expertise() == null ? null : String.join(", ", offer.expertise()));
    }

    private void discussion(List<Paper.Part> parts) {
        heading(parts, "Notes of the discussion");
        line(parts, notes.map(Selection.Notes::notes).orElse("None."));
    }

    private void decision(List<Paper.Part> parts) {
        heading(parts, "Decision");
        var chosen = selection.chosenPartnerTenantId();
        line(
                parts,
                chosen == null
                        ? "None%s."
                                .formatted(
                                        selection.closedBecause() == null ? " yet" : ": " + selection.closedBecause())
                        : "Chosen: %s, %s.".formatted(name(chosen), selection.stateSince()));
    }

    private static void heading(List<Paper.Part> parts, String words) {
        parts.add(new Paper.Heading(words));
    }

    private static void line(List<Paper.Part> parts, String words) {
        parts.add(new Paper.Prose(words));
    }

    private static void optional(List<Paper.Part> parts, String label, @Nullable String words) {
        if (words != null && !words.isBlank()) {
            line(parts, label + words);
        }
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
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
