package dev.sluice.transfer.partnercenter.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.platform.problem.RequestBody;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A body of the vendor's: fields that are not known here are passed over. */
public final class WireBody {

    @Schema(hidden = true)
    private final RequestBody bodies;

    @Schema(hidden = true)
    private final JsonNode tree;

    WireBody(RequestBody bodies, JsonNode tree) {
        this.bodies = bodies;
        this.tree = tree;
    }

    /** @throws Refusal 400 with every fault of the fields that are known */
    <T extends Record> T as(Class<T> type) {
        return bodies.read(known(tree, type), type);
    }

    private static JsonNode known(JsonNode node, Type type) {
        if (type instanceof Class<?> plain && plain.isRecord() && node instanceof ObjectNode object) {
            var fields = Arrays.stream(plain.getRecordComponents())
                    .collect(Collectors.toMap(RecordComponent::getName, RecordComponent::getGenericType));
            var kept = object.objectNode();
            object.properties().stream()
                    .filter(field -> fields.containsKey(field.getKey()))
                    .forEach(field -> kept.set(
                            field.getKey(),
                            known(field.getValue(), Objects.requireNonNull(fields.get(field.getKey())))));
            return kept;
        }
        if (type instanceof ParameterizedType generic && node instanceof ArrayNode array) {
            var kept = array.arrayNode();
            array.forEach(item -> kept.add(known(item, generic.getActualTypeArguments()[0])));
            return kept;
        }
        return node;
    }
}
