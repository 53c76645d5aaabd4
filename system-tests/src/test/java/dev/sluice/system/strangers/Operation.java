package dev.sluice.system.strangers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.stack.services.Service;
import dev.sluice.system.Suite;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * One operation of the API, as its service describes it.
 *
 * @param path with the names of its parameters in braces
 * @param body the schema of its JSON body; missing when it has none
 * @param document of its service, for references in the schema
 */
record Operation(Service service, String method, String path, JsonNode body, JsonNode document) {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

    /** All of all services, but for the sandbox's clock, which belongs to the test. */
    static List<Operation> of(Suite suite) {
        var operations = new ArrayList<Operation>();
        for (var service : Service.values()) {
            var document = suite.openApi(service);
            document.path("paths")
                    .properties()
                    .forEach(path -> path.getValue().properties().stream()
                            .filter(method -> METHODS.contains(method.getKey()))
                            .forEach(method -> operations.add(new Operation(
                                    service,
                                    method.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    method.getValue()
                                            .path("requestBody")
                                            .path("content")
                                            .path("application/json")
                                            .path("schema"),
                                    document))));
        }
        operations.removeIf(operation -> operation.path().startsWith("/sandbox/"));
        return List.copyOf(operations);
    }

    String name() {
        return "%s %s %s".formatted(service.key(), method, path);
    }

    boolean hasBody() {
        return !body.isMissingNode();
    }

    boolean isReading() {
        return method.equals("GET");
    }

    /** Its path with a value for each parameter. */
    String with(UnaryOperator<String> value) {
        return PARAMETER.matcher(path).replaceAll(found -> value.apply(found.group(1)));
    }

    /** Its path with ids that nobody has. */
    String withUnknownIds() {
        return with(_ -> UUID.randomUUID().toString());
    }
}
