package dev.sluice.platform.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sluice.platform.problem.Shape;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The columns of a row record, and how a cell becomes JSON: an empty cell is absent, or an empty list; a list is separated by {@code |}, a
 * component of a nested record is a column {@code outer.inner}. What does not fit stays text, for the row's check to name.
 */
final class Columns {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?[0-9]{1,18}");

    private final Map<String, Type> types = new LinkedHashMap<>();

    private Columns() {}

    static Columns of(Class<? extends Record> row) {
        var columns = new Columns();
        columns.collect("", row);
        return columns;
    }

    List<String> names() {
        return List.copyOf(types.keySet());
    }

    /** @param names known ones, as many as there are cells */
    ObjectNode json(List<String> names, List<String> cells) {
        var json = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < names.size(); i++) {
            var type = types.get(names.get(i));
            if (type != null && (isList(type) || !cells.get(i).isEmpty())) {
                put(json, names.get(i), value(cells.get(i), type));
            }
        }
        return json;
    }

    private void collect(String prefix, Class<?> record) {
        for (RecordComponent component : record.getRecordComponents()) {
            if (component.getType().isRecord()) {
                collect(
                        Shape.isUnwrapped(component) ? prefix : prefix + component.getName() + ".",
                        component.getType());
            } else {
                types.put(prefix + component.getName(), component.getGenericType());
            }
        }
    }

    private static void put(ObjectNode json, String path, JsonNode value) {
        var dot = path.indexOf('.');
        if (dot < 0) {
            json.set(path, value);
        } else {
            put(json.withObjectProperty(path.substring(0, dot)), path.substring(dot + 1), value);
        }
    }

    private static JsonNode value(String cell, Type type) {
        if (isList(type) && type instanceof ParameterizedType generic) {
            var list = JsonNodeFactory.instance.arrayNode();
            for (var item : cell.split("\\|", -1)) {
                if (!item.isBlank()) {
                    list.add(value(item, generic.getActualTypeArguments()[0]));
                }
            }
            return list;
        }
        if (type == String.class) {
            return TextNode.valueOf(cell);
        }
        return scalar(cell.strip(), type);
    }

    private static boolean isList(Type type) {
        return type instanceof ParameterizedType generic
                && generic.getRawType() instanceof Class<?> raw
                && Collection.class.isAssignableFrom(raw);
    }

    private static JsonNode scalar(String cell, Type type) {
        var isNumber = type == int.class || type == Integer.class || type == long.class || type == Long.class;
        if (isNumber && WHOLE_NUMBER.matcher(cell).matches()) {
            return LongNode.valueOf(Long.parseLong(cell));
        }
        if (type == boolean.class || type == Boolean.class) {
            return switch (cell.toLowerCase(Locale.ROOT)) {
                case "true" -> BooleanNode.TRUE;
                case "false" -> BooleanNode.FALSE;
                default -> TextNode.valueOf(cell);
            };
        }
        return TextNode.valueOf(cell);
    }
}
