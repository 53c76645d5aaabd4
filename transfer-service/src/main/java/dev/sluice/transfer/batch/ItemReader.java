package dev.sluice.transfer.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.platform.imports.CsvBodies;
import dev.sluice.platform.imports.CsvBody;
import dev.sluice.platform.imports.CsvMapping;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.RequestBody;
import dev.sluice.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Reads the items of a batch, all of them or none: every fault of every item is told. */
@ApplicationScoped
class ItemReader {

    static final int MOST_ITEMS = 10_000;

    /** Whoever sends more mistakes than this is not helped by the rest of them. */
    private static final int MOST_FAULTS = 1000;

    private final RequestBody bodies;
    private final CsvBodies csv;
    private final ObjectMapper json;

    ItemReader(RequestBody bodies, CsvBodies csv, ObjectMapper json) {
        this.bodies = bodies;
        this.csv = csv;
        this.json = json;
    }

    /** @throws Refusal 400, and 422 when there are too many, or one stands there twice */
    List<NewItem> read(ItemKind<?> kind, BatchEntry entry) {
        requireFew(entry.items().size());
        var defaults = entry.defaults() == null ? Map.<String, Object>of() : entry.defaults();
        return new Reading<>(kind)
                .read(IntStream.range(0, entry.items().size())
                        .mapToObj(i -> new FileRow(
                                "/items/" + i, over(defaults, entry.items().get(i))))
                        .toList());
    }

    /** @throws Refusal 400, and 422 when there are too many, or one stands there twice; row 1 is the first after the header */
    List<NewItem> read(ItemKind<?> kind, CsvBody body, CsvMapping mapping) {
        var rows = csv.texts(body, kind.row(), mapping.with(kind.columns()));
        requireFew(rows.size());
        if (rows.isEmpty()) {
            throw Refusal.malformed("", "MALFORMED", "The body has no rows.");
        }
        return new Reading<>(kind)
                .read(kind.arrange(IntStream.range(0, rows.size())
                        .mapToObj(i -> new FileRow("/rows/" + (i + 1), tree(rows.get(i))))
                        .toList()));
    }

    private static void requireFew(int count) {
        if (count > MOST_ITEMS) {
            var message = "A batch takes at most %d items, this one has %d.".formatted(MOST_ITEMS, count);
            throw Refusal.refused(
                    "TOO_MANY_ITEMS", message, List.of(Violation.of("/items", "TOO_MANY_ITEMS", message)));
        }
    }

    /** An item's own values count before those of all; null is as good as none. */
    private JsonNode over(Map<String, Object> defaults, Map<String, Object> item) {
        var all = new HashMap<>(defaults);
        item.forEach((name, value) -> {
            if (value != null) {
                all.put(name, value);
            }
        });
        return json.valueToTree(all);
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of items of one kind. */
    private final class Reading<R extends Record> {

        private final ItemKind<R> kind;
        private final List<NewItem> items = new ArrayList<>();
        private final List<Violation> faults = new ArrayList<>();
        private final List<Violation> repetitions = new ArrayList<>();
        private final Map<String, String> places = new HashMap<>();

        Reading(ItemKind<R> kind) {
            this.kind = kind;
        }

        List<NewItem> read(List<FileRow> rows) {
            for (var i = 0; i < rows.size() && faults.size() < MOST_FAULTS; i++) {
                add(rows.get(i));
            }
            if (!faults.isEmpty()) {
                throw Refusal.malformed(faults);
            }
            if (!repetitions.isEmpty()) {
                throw Refusal.refused("ITEM_TWICE", "Items stand in the batch twice.", repetitions);
            }
            return items;
        }

        private void add(FileRow row) {
            try {
                var key = kind.key(bodies.read(row.tree(), kind.row()));
                var first = places.putIfAbsent(key, row.place());
                if (first != null) {
                    repetitions.add(Violation.of(row.place(), "ITEM_TWICE", "The same as %s.".formatted(first)));
                }
                items.add(new NewItem(key, row.tree().toString()));
            } catch (Refusal misshapen) {
                misshapen
                        .errors()
                        .forEach(fault -> faults.add(Violation.of(
                                row.placeOf(fault.pointer() == null ? "" : fault.pointer()),
                                fault.code(),
                                fault.message())));
            }
        }
    }
}
