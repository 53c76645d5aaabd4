package dev.sluice.transfer.batch;

import java.util.List;

/** A row of a report: an item, or a part of the one before, and what its kind says of it. */
public record ReportRow(ItemView item, String key, List<String> more) {

    public ReportRow {
        more = List.copyOf(more);
    }

    /** What a kind says of an item. */
    record More(List<String> cells, List<Part> parts) {

        More {
            cells = List.copyOf(cells);
            parts = List.copyOf(parts);
        }
    }

    /** What went with an item. */
    record Part(String key, List<String> cells) {

        Part {
            cells = List.copyOf(cells);
        }
    }
}
