package dev.sluice.platform.problem;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares a JSON body with the record that is to be made of it, and names every place that does not fit: a binder stops at
 * the first. Null counts as absent.
 */
public final class Shape {

    /** Whoever sends more mistakes than this is not helped by the rest of them. */
    private static final int MOST = 100;

    private static final Pattern CODED = Pattern.compile("([A-Z][A-Z0-9_]+): (.+)", Pattern.DOTALL);

    /** Text formats by type; each parser throws on text that does not fit. */
    private static final Map<Class<?>, Function<String, ?>> FORMATS = Map.of(
            UUID.class, Shape::uuid,
            Instant.class, Shape::instant,
            LocalDate.class, Shape::day,
            Duration.class, Duration::parse,
            BigDecimal.class, BigDecimal::new);

    private static final Map<Class<?>, String> FORMAT_NAMES = Map.of(
            UUID.class, "a UUID",
            Instant.class, "an instant such as 2026-01-22T09:00:00Z",
            LocalDate.class, "a date such as 2026-01-22",
            Duration.class, "a duration such as P90D",
            BigDecimal.class, "a decimal number as a string");

    /** Reading annotations costs more than all the rest of a comparison: once for each record. */
    private static final ClassValue<Map<String, Type>> FIELDS = new ClassValue<>() {

        @Override
        protected Map<String, Type> computeValue(Class<?> type) {
            return components(type)
                    .collect(Collectors.toUnmodifiableMap(RecordComponent::getName, RecordComponent::getGenericType));
        }
    };

    private final List<Violation> violations = new ArrayList<>();

    private Shape() {}

    static List<Violation> violations(JsonNode body, Type type) {
        var shape = new Shape();
        shape.compare("", body, type);
        return shape.violations;
    }

    /** A constraint's message may begin with a code of its own: {@code REASON_REQUIRED: Say why.} */
    static Violation violation(ConstraintViolation<?> violation) {
        var coded = CODED.matcher(violation.getMessage());
        var pointer = pointer(violation.getPropertyPath(), violation.getRootBeanClass());
        if (coded.matches()) {
            return Violation.of(pointer, coded.group(1), coded.group(2));
        }
        var constraint = violation.getConstraintDescriptor().getAnnotation().annotationType();
        var required = constraint == NotNull.class || constraint == NotBlank.class || constraint == NotEmpty.class;
        return Violation.of(pointer, required ? "REQUIRED" : "INVALID_VALUE", violation.getMessage());
    }

    private static String pointer(Path path, Class<?> body) {
        var pointer = new StringBuilder();
        var unwrapped = body.isRecord()
                ? Stream.of(body.getRecordComponents())
                        .filter(Shape::isUnwrapped)
                        .map(RecordComponent::getName)
                        .toList()
                : List.<String>of();
        for (var node : path) {
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (node.getKey() != null) {
                pointer.append('/').append(escaped(node.getKey().toString()));
            }
            var isVisible = node.getName() != null && !node.getName().startsWith("<");
            if (isVisible && !(pointer.isEmpty() && unwrapped.contains(node.getName()))) {
                pointer.append('/').append(escaped(node.getName()));
            }
        }
        return pointer.toString();
    }

    /** True for a record whose components stand in the JSON beside the others. */
    public static boolean isUnwrapped(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(JsonUnwrapped.class);
    }

    private static Stream<RecordComponent> components(Class<?> type) {
        return Stream.of(type.getRecordComponents())
                .flatMap(component -> isUnwrapped(component) ? components(component.getType()) : Stream.of(component));
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private void compare(String pointer, JsonNode node, Type type) {
        if (node.isNull() || node.isMissingNode()) {
            return;
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            if (Collection.class.isAssignableFrom(raw)) {
                compareItems(pointer, node, generic.getActualTypeArguments()[0]);
            } else if (Map.class.isAssignableFrom(raw)) {
                compareValues(pointer, node, generic.getActualTypeArguments()[1]);
            }
            return;
        }
        if (type instanceof Class<?> plain) {
            compareClass(pointer, node, plain);
        }
    }

    private void compareClass(String pointer, JsonNode node, Class<?> type) {
        if (type.isRecord()) {
            compareFields(pointer, node, type);
        } else if (type.isEnum()) {
            compareEnum(pointer, node, type);
        } else if (type == String.class) {
            require(node.isTextual() && node.textValue().indexOf('\0') < 0, pointer, "must be a string without NUL");
        } else if (type == boolean.class || type == Boolean.class) {
            require(node.isBoolean(), pointer, "must be true or false");
        } else if (type == int.class || type == Integer.class) {
            require(node.isIntegralNumber() && node.canConvertToInt(), pointer, "must be a whole number");
        } else if (type == long.class || type == Long.class) {
            require(node.isIntegralNumber() && node.canConvertToLong(), pointer, "must be a whole number");
        } else if (type == double.class || type == Double.class) {
            require(node.isNumber(), pointer, "must be a number");
        } else if (FORMATS.containsKey(type)) {
            compareFormat(pointer, node, type);
        }
    }

    private void compareFields(String pointer, JsonNode node, Class<?> type) {
        if (!node.isObject()) {
            require(false, pointer, "must be an object");
            return;
        }
        var fields = FIELDS.get(type);
        node.properties().forEach(field -> {
            var place = pointer + "/" + escaped(field.getKey());
            var expected = fields.get(field.getKey());
            if (expected == null) {
                complain(Violation.of(place, "UNKNOWN_FIELD", "is not a field of this request"));
            } else {
                compare(place, field.getValue(), expected);
            }
        });
    }

    private void compareItems(String pointer, JsonNode node, Type item) {
        if (!node.isArray()) {
            require(false, pointer, "must be an array");
            return;
        }
        for (int i = 0; i < node.size(); i++) {
            require(!node.get(i).isNull(), pointer + "/" + i, "must not be null");
            compare(pointer + "/" + i, node.get(i), item);
        }
    }

    private void compareValues(String pointer, JsonNode node, Type value) {
        if (!node.isObject()) {
            require(false, pointer, "must be an object");
            return;
        }
        node.properties().forEach(field -> compare(pointer + "/" + escaped(field.getKey()), field.getValue(), value));
    }

    private void compareEnum(String pointer, JsonNode node, Class<?> type) {
        var names = Stream.of(type.getEnumConstants()).map(Object::toString).toList();
        require(node.isTextual() && names.contains(node.textValue()), pointer, "must be one of " + names);
    }

    private void compareFormat(String pointer, JsonNode node, Class<?> type) {
        var format = FORMATS.get(type);
        require(node.isTextual() && fits(format, node.textValue()), pointer, "must be " + FORMAT_NAMES.get(type));
    }

    private static boolean fits(@Nullable Function<String, ?> format, String text) {
        try {
            return format != null && format.apply(text) != null;
        } catch (DateTimeParseException | IllegalArgumentException e) {
            return false;
        }
    }

    private static UUID uuid(String text) {
        var parsed = UUID.fromString(text);
        if (!parsed.toString().equals(text.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(text);
        }
        return parsed;
    }

    /** Years of four digits: beyond them neither a database nor a partner's software can follow. */
    public static Instant instant(String text) {
        var instant = Instant.parse(text);
        requireFourDigits(text, instant.atOffset(ZoneOffset.UTC).getYear());
        return instant;
    }

    /** Years of four digits, as for instants. */
    public static LocalDate day(String text) {
        var day = LocalDate.parse(text);
        requireFourDigits(text, day.getYear());
        return day;
    }

    private static void requireFourDigits(String text, int year) {
        if (year < 1 || year > 9999) {
            throw new DateTimeParseException("not a year of four digits", text, 0);
        }
    }

    private void require(boolean holds, String pointer, String message) {
        if (!holds) {
            complain(Violation.of(pointer, "INVALID_VALUE", message));
        }
    }

    private void complain(Violation violation) {
        if (violations.size() < MOST) {
            violations.add(violation);
        } else if (violations.size() == MOST) {
            violations.add(Violation.of("", "MORE_ERRORS", "There are more; these are the first " + MOST + "."));
        }
    }
}
