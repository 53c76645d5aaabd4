package dev.sluice.platform.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Violation;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** RFC 4180 in UTF-8, with a header that names columns in any order; columns that are left out are absent. */
record CsvRows(Columns columns, CsvMapping mapping) implements RowFormat {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    CsvRows(Columns columns) {
        this(columns, CsvMapping.NONE);
    }

    @Override
    public void read(Reader body, Consumer<String> rows) throws IOException {
        try (var csv = CsvReader.builder()
                .missingFieldStrategy(FieldMismatchStrategy.STRICT)
                .extraFieldStrategy(FieldMismatchStrategy.STRICT)
                .maxBufferSize(LONGEST_ROW)
                .ofCsvRecord(body)) {
            var records = csv.iterator();
            if (!records.hasNext()) {
                throw Refusal.malformed("", "MALFORMED", "The body is empty; it begins with a header line.");
            }
            var header = header(records.next());
            var defaults = columns.json(
                    List.copyOf(mapping.defaults().keySet()),
                    List.copyOf(mapping.defaults().values()));
            while (records.hasNext()) {
                var row = columns.json(header, records.next().getFields());
                rows.accept(
                        defaults.isEmpty()
                                ? row.toString()
                                : defaults.deepCopy().setAll(row).toString());
            }
        } catch (CsvParseException e) {
            throw Refusal.malformed("", "MALFORMED", "The body is not CSV: " + e.getMessage());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private List<String> header(CsvRecord record) {
        var names = record.getFields().stream()
                .map(name -> mapping.name(name.replace(BYTE_ORDER_MARK, "").strip()))
                .toList();
        var seen = new HashSet<String>();
        var faults = Stream.concat(
                        names.stream(),
                        mapping.defaults().keySet().stream()
                                .filter(name -> !columns.names().contains(name)))
                .filter(name -> !name.equals(CsvMapping.PASSED_OVER))
                .filter(name -> !seen.add(name) || !columns.names().contains(name))
                .distinct()
                .map(this::fault)
                .toList();
        if (!faults.isEmpty()) {
            throw Refusal.malformed(faults);
        }
        return names;
    }

    private Violation fault(String name) {
        return columns.names().contains(name)
                ? Violation.of(name, "INVALID_VALUE", "The column %s stands in the header twice.".formatted(name))
                : Violation.of(
                        name,
                        "UNKNOWN_FIELD",
                        "There is no column %s; there are %s.".formatted(name, String.join(", ", columns.names())));
    }
}
