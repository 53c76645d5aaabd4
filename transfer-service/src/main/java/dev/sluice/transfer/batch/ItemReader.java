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
import java.util.function.IntFunction;

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
        var items = entry.items().stream()
                .map(item -> over(entry.defaults() == null ? Map.of() : entry.defaults(), item))
                .toList();
        return new Reading<>(kind, "/items/%d"::formatted).read(items);
    }

    /** @throws Refusal 400, and 422 when there are too many, or one stands there twice; row 1 is the first after the header */
    List<NewItem> read(ItemKind<?> kind, CsvBody body, CsvMapping mapping) {
        var rows = csv.texts(body, kind.row(), mapping.with(kind.columns()));
        requireFew(rows.size());
        if (rows.isEmpty()) {
            throw Refusal.malformed("", "MALFORMED", "The body has no rows.");
        }
        return new Reading<>(kind, i -> "/rows/%d".formatted(i + 1))
                .read(kind.arrange(rows.stream().map(this::tree).toList()));
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
        private final IntFunction<String> place;
        private final List<NewItem> items = new ArrayList<>();
        private final List<Violation> faults = new ArrayList<>();
        private final List<Violation> repetitions = new ArrayList<>();
        private final Map<String, Integer> places = new HashMap<>();

        Reading(ItemKind<R> kind, IntFunction<String> place) {
            this.kind = kind;
            this.place = place;
        }

        List<NewItem> read(List<JsonNode> trees) {
            for (var i = 0; i < trees.size() && faults.size() < MOST_FAULTS; i++) {
                add(i, trees.get(i));
            }
            if (!faults.isEmpty()) {
                throw Refusal.malformed(faults);
            }
            if (!repetitions.isEmpty()) {
                throw Refusal.refused("ITEM_TWICE", "Items stand in the batch twice.", repetitions);
            }
            return items;
        }

        private void add(int i, JsonNode tree) {
            try {
                var key = kind.key(bodies.read(tree, kind.row()));
                var first = places.putIfAbsent(key, i);
                if (first != null) {
                    repetitions.add(Violation.of(
                            place.apply(i), "ITEM_TWICE", "The same as %s.".formatted(place.apply(first))));
                }
                items.add(new NewItem(key, tree.toString()));
            } catch (Refusal misshapen) {
                misshapen
                        .errors()
                        .forEach(fault -> faults.add(Violation.of(
                                place.apply(i) + (fault.pointer() == null ? "" : fault.pointer()),
                                fault.code(),
                                fault.message())));
            }
        }
    }
}
