package dev.sluice.platform.imports.api;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.sluice.platform.imports.RowError;
import dev.sluice.platform.imports.RowErrors;
import dev.sluice.platform.imports.Spreadsheet;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;

/** Every reason of every row that failed, as CSV, page by page. */
record ErrorReport(UUID operation, RowErrors errors) implements StreamingOutput {

    private static final int PAGE_ROWS = 500;

    @Override
    public void write(OutputStream output) throws IOException {
        try (var csv = CsvWriter.builder().build(output)) {
            csv.writeRecord("row", "pointer", "code", "message");
            var page = errors.after(operation, 0, PAGE_ROWS);
            while (!page.isEmpty()) {
                page.forEach(error -> csv.writeRecord(cells(error)));
                page = errors.after(operation, page.getLast().row(), PAGE_ROWS);
            }
        }
    }

    private static List<String> cells(RowError error) {
        return List.of(
                Long.toString(error.row()),
                Spreadsheet.harmless(error.pointer()),
                Spreadsheet.harmless(error.code()),
                Spreadsheet.harmless(error.message()));
    }
}
