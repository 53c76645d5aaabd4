package dev.sluice.transfer.offer;

import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** May these rows be a version from that day on? Pure. */
record MatrixPolicy(LocalDate today, Set<String> places) {

    /** Every reason against it. */
    List<Violation> objections(List<OfferRow> rows, LocalDate validFrom) {
        var found = new ArrayList<Violation>();
        if (validFrom.isBefore(today)) {
            found.add(objection(
                    "validFrom",
                    "BACKDATED_NOT_ALLOWED",
                    "%s lies before today, %s.".formatted(validFrom, today),
                    "Name today or a later day: what was decided stays explained."));
        }
        if (rows.isEmpty()) {
            found.add(objection(
                    "/rows",
                    "MATRIX_EMPTY",
                    "A version has at least one offer.",
                    "Send the whole matrix, not only what changed."));
        }
        var skus = rows.stream().map(OfferRow::sku).collect(Collectors.toSet());
        var seen = new HashSet<List<Object>>();
        for (int i = 0; i < rows.size(); i++) {
            var at = "/rows/" + (i + 1);
            if (!seen.add(rows.get(i).identity())) {
                found.add(objection(
                        at,
                        "OFFER_TWICE",
                        "An earlier row has the same SKU, legacy offer, segment and market.",
                        "Keep one of the two."));
            }
            check(found, rows.get(i), at, skus);
        }
        return List.copyOf(found);
    }

    private void check(List<Violation> found, OfferRow row, String at, Set<String> skus) {
        row.markets().stream()
                .filter(market -> !places.contains(market))
                .forEach(market -> found.add(objection(
                        at + "/market",
                        "MARKET_UNKNOWN",
                        "%s is neither a country nor a region.".formatted(market),
                        "Name countries by ISO 3166-1 alpha-2, or regions.")));
        row.upgrades().stream()
                .filter(sku -> !skus.contains(sku) || sku.equals(row.sku()))
                .forEach(sku -> found.add(objection(
                        at + "/upgradesTo",
                        "UPGRADE_UNKNOWN",
                        "%s is no other SKU of this matrix.".formatted(sku),
                        "Add the SKU, or leave the upgrade out.")));
        if (row.allTerms().isEmpty() != row.allBillingCycles().isEmpty()) {
            found.add(objection(
                    at + "/billingCycles",
                    "TERMS_INCOMPLETE",
                    "Terms and billing cycles are given together or not at all.",
                    "Give both, or neither where CSP has nothing like it."));
        }
    }

    private static Violation objection(String at, String code, String message, String help) {
        return Violation.of(at, code, message).with(Remedy.of("OPERATIONS", help));
    }
}
