package dev.sluice.transfer.batch.api;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.sluice.platform.imports.Spreadsheet;
import dev.sluice.platform.problem.Violation;
import dev.sluice.transfer.batch.ItemView;
import dev.sluice.transfer.batch.ReportRow;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A batch as CSV, page by page.
 *
 * @param columns what its kind says beside what every report says
 * @param first its first page: whoever may not see it is told before anything is written
 * @param next the page after an item
 */
record BatchReport(List<String> columns, List<ReportRow> first, IntFunction<List<ReportRow>> next) {

    private static final List<String> OF_ALL =
            List.of("no", "key", "state", "attempts", "codes", "messages", "resultId", "resultState");

    String text() {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(both(OF_ALL, columns));
            for (var page = first;
                    !page.isEmpty();
                    page = next.apply(page.getLast().item().no())) {
                page.forEach(row -> csv.writeRecord(both(cells(row.item(), row.key()), harmless(row.more()))));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private static List<String> both(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private static List<String> harmless(List<String> cells) {
        return cells.stream().map(Spreadsheet::harmless).toList();
    }

    private static List<String> cells(ItemView item, String key) {
        var result = item.result();
        return List.of(
                Integer.toString(item.no()),
                Spreadsheet.harmless(key),
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
