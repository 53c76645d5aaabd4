package dev.sluice.platform.imports;

import dev.sluice.platform.problem.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a caller's own file is read.
 *
 * @param columns our names by the file's; a column that leads to {@code -} is passed over
 * @param defaults by our names, for cells that are empty and columns that are not there
 */
public record CsvMapping(Map<String, String> columns, Map<String, String> defaults) {

    static final CsvMapping NONE = new CsvMapping(Map.of(), Map.of());

    static final String PASSED_OVER = "-";

    public CsvMapping {
        columns = Map.copyOf(columns);
        defaults = Map.copyOf(defaults);
    }

    /** The same, with names that are known for columns of which it says nothing. */
    public CsvMapping with(Map<String, String> known) {
        var all = new HashMap<>(known);
        all.putAll(columns);
        return new CsvMapping(all, defaults);
    }

    /**
     * Of texts {@code name:value}.
     *
     * @throws Refusal 400 at the parameter that one of them came in
     */
    public static Map<String, String> pairs(List<String> texts, String parameter) {
        var pairs = new HashMap<String, String>();
        for (var text : texts) {
            var colon = text.lastIndexOf(':');
            if (colon < 1 || colon == text.length() - 1) {
                throw Refusal.malformed(parameter, "INVALID_VALUE", "is name:value, and may be given several times");
            }
            pairs.put(
                    text.substring(0, colon).strip(), text.substring(colon + 1).strip());
        }
        return pairs;
    }

    String name(String inFile) {
        return columns.getOrDefault(inFile, inFile);
    }
}
