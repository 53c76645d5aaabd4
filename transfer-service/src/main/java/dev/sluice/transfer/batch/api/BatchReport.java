package dev.sluice.transfer.batch.api;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.sluice.platform.imports.Spreadsheet;
import dev.sluice.platform.problem.Violation;
import dev.sluice.transfer.batch.ItemView;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * A batch as CSV, page by page.
 *
 * @param first its first page: whoever may not see it is told before anything is written
 * @param next the page after an item
 */
record BatchReport(List<ItemView> first, IntFunction<List<ItemView>> next) {

    String text() {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord("no", "key", "state", "attempts", "codes", "messages", "resultId", "resultState");
            for (var page = first;
                    !page.isEmpty();
                    page = next.apply(page.getLast().no())) {
                page.forEach(item -> csv.writeRecord(cells(item)));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static List<String> cells(ItemView item) {
        var result = item.result();
        return List.of(
                Integer.toString(item.no()),
                Spreadsheet.harmless(item.key()),
                item.state().name(),
                Integer.toString(item.attempts()),
                joined(item, Violation::code),
                joined(item, Violation::message),
                result == null ? "" : result.id().toString(),
                result == null ? "" : Spreadsheet.harmless(result.state()));
    }

    private static String joined(ItemView item, Function<Violation, String> part) {
        return Spreadsheet.harmless(item.errors().stream().map(part).collect(Collectors.joining(" | ")));
    }
}
