package dev.sluice.transfer.billing.api;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.sluice.platform.imports.Spreadsheet;
import dev.sluice.transfer.billing.ChargeView;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;

/**
 * A month as CSV, page by page.
 *
 * @param next the page after a line
 */
record ReconciliationFile(List<ChargeView> first, Function<ChargeView, List<ChargeView>> next) {

    String text() {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(
                    "subscriptionId",
                    "orderId",
                    "origin",
                    "billedTo",
                    "from",
                    "to",
                    "quantity",
                    "unitPrice",
                    "amount",
                    "currency",
                    "kind",
                    "customerTenantId",
                    "sku",
                    "bookedOn",
                    "id");
            for (var page = first; !page.isEmpty(); page = next.apply(page.getLast())) {
                page.forEach(line -> csv.writeRecord(cells(line)));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** Amounts are numbers, signs included: a spreadsheet is to add them up. */
    private static List<String> cells(ChargeView line) {
        return List.of(
                line.subscriptionId().toString(),
                line.orderId().toString(),
                line.origin(),
                line.billedTo().toString(),
                line.from().toString(),
                line.to().toString(),
                Integer.toString(line.quantity()),
                line.unitPrice(),
                line.amount(),
                line.currency(),
                line.kind().name(),
                line.customerTenantId().toString(),
                Spreadsheet.harmless(line.sku()),
                line.bookedOn().toString(),
                line.id().toString());
    }
}
