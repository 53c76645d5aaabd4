package dev.sluice.transfer.batch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An item as it stands in what was sent.
 *
 * @param place of itself
 * @param parts places of what was put into it, by their numbers there
 */
record FileRow(String place, JsonNode tree, List<String> parts) {

    private static final Pattern OF_PART = Pattern.compile("/addOnMigrations/([0-9]+)(/.*)?");

    FileRow {
        parts = List.copyOf(parts);
    }

    FileRow(String place, JsonNode tree) {
        this(place, tree, List.of());
    }

    /** Where a fault of it is found by whoever sent it. */
    String placeOf(String pointer) {
        var part = OF_PART.matcher(pointer);
        if (!part.matches() || Integer.parseInt(part.group(1)) >= parts.size()) {
            return place + pointer;
        }
        return parts.get(Integer.parseInt(part.group(1))) + (part.group(2) == null ? "" : part.group(2));
    }
}
