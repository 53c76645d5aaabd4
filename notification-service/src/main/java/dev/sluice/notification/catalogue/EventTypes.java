package dev.sluice.notification.catalogue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** All types of events that can be subscribed to. */
@ApplicationScoped
public class EventTypes {

    private static final String ALL = "*";
    private static final String ANY_OF_FAMILY = ".*";

    /** Families whose topics are reserved: a subscriber may ask for them before their first type exists. */
    private static final Set<String> RESERVED_FAMILIES = Set.of(
            "batch",
            "channel-transfer",
            "claim",
            "credit",
            "customer",
            "designation",
            "manual-transition",
            "migration",
            "order",
            "relationship",
            "selection",
            "statement",
            "subscription",
            "transfer");

    private final Map<String, EventType> types;

    EventTypes(ObjectMapper json) {
        this.types = new Contracts(json)
                .offered().stream()
                        .collect(Collectors.toMap(
                                EventType::name, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }

    public List<EventType> all() {
        return List.copyOf(types.values());
    }

    public Optional<EventType> find(String name) {
        return Optional.ofNullable(types.get(name));
    }

    /** True for a type's name, {@code *}, and a family such as {@code partner-change.*}. */
    public boolean isKnownPattern(String pattern) {
        return pattern.equals(ALL) || types.containsKey(pattern) || isFamily(pattern);
    }

    private boolean isFamily(String pattern) {
        if (!pattern.endsWith(ANY_OF_FAMILY)) {
            return false;
        }
        var family = pattern.substring(0, pattern.length() - ANY_OF_FAMILY.length());
        return RESERVED_FAMILIES.contains(family)
                || types.keySet().stream().anyMatch(name -> name.startsWith(family + "."));
    }

    /** The same as patterns of SQL's LIKE. */
    public static List<String> likePatterns(List<String> patterns) {
        return patterns.stream()
                .map(pattern ->
                        pattern.replace("\\", "\\\\").replace("_", "\\_").replace("%", "\\%"))
                .map(pattern -> pattern.equals(ALL) || pattern.endsWith(ANY_OF_FAMILY)
                        ? pattern.substring(0, pattern.length() - 1) + "%"
                        : pattern)
                .toList();
    }

    /** One violation for each pattern that covers no type. */
    public List<Violation> violations(String pointer, List<String> patterns) {
        return IntStream.range(0, patterns.size())
                .filter(i -> !isKnownPattern(patterns.get(i)))
                .mapToObj(i -> Violation.of(
                                pointer + "/" + i,
                                "EVENT_TYPE_UNKNOWN",
                                "No event type matches %s.".formatted(patterns.get(i)))
                        .with(Remedy.of(
                                "INTEGRATOR", "Choose from GET /v1/event-types; a trailing .* matches a family.")))
                .toList();
    }

    /** Every pattern that covers a type: {@code *}, {@code partner-change.*}, {@code partner-change.accepted.*}, the name. */
    public static List<String> patternsOf(String type) {
        var patterns = new ArrayList<>(List.of(ALL, type));
        for (int dot = type.indexOf('.'); dot > 0; dot = type.indexOf('.', dot + 1)) {
            patterns.add(type.substring(0, dot) + ANY_OF_FAMILY);
        }
        return patterns;
    }
}
