package dev.sluice.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.enterprise.inject.Instance;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON bodies into records and refuses them with every fault at once: unknown fields, wrong types, broken
 * constraints. An empty body counts as an empty object. Keeps the bytes for the fingerprint of {@code Idempotency-Key}.
 */
@Provider
@Consumes({MediaType.APPLICATION_JSON, RequestBody.MERGE_PATCH})
public class RequestBody implements MessageBodyReader<Record> {

    /** RFC 7396. */
    public static final String MERGE_PATCH = "application/merge-patch+json";

    /** Property of the request under which its body's bytes stand. */
    public static final String BYTES = "dev.sluice.body";

    /** Far above every command of the contract but those of a {@link LargeBody}; bulk goes through imports. */
    private static final int LARGEST = 2 * 1024 * 1024;

    private static final int LARGEST_OF_MANY = 16 * 1024 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ObjectReader trees;
    private final ObjectMapper json;
    private final Validator validator;
    private final Instance<ContainerRequestContext> request;
    private final Instance<BodyGuard> guards;

    RequestBody(
            ObjectMapper json,
            Validator validator,
            Instance<ContainerRequestContext> request,
            Instance<BodyGuard> guards) {
        this.json = json;
        this.trees = json.reader()
                .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        this.validator = validator;
        this.request = request;
        this.guards = guards;
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type.isRecord();
    }

    @Override
    public Record readFrom(
            Class<Record> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream stream) {
        var bytes = bytes(stream, type.isAnnotationPresent(LargeBody.class) ? LARGEST_OF_MANY : LARGEST);
        request.get().setProperty(BYTES, bytes);
        var tree = tree(bytes);
        guards.stream().filter(guard -> guard.type() == type).forEach(guard -> guard.check(tree));
        return read(tree, type);
    }

    /**
     * For commands that take no body: nothing and an empty object pass, anything else is refused by name.
     *
     * @throws Refusal 400 with every field that came
     */
    public void expectNothing() {
        var context = request.get();
        if (context.getProperty(BYTES) == null && announcesBody(context)) {
            var bytes = bytes(context.getEntityStream(), LARGEST);
            context.setProperty(BYTES, bytes);
            read(bytes, Nothing.class);
        }
    }

    /** What a merge patch takes away: it names it and says null. In any other body null says nothing. */
    public Set<String> removed() {
        var context = request.get();
        var media = context.getMediaType();
        if (media == null
                || !media.isCompatible(MediaType.valueOf(MERGE_PATCH))
                || !(context.getProperty(BYTES) instanceof byte[] bytes)) {
            return Set.of();
        }
        return tree(bytes).properties().stream()
                .filter(field -> field.getValue().isNull())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    record Nothing() {}

    private static boolean announcesBody(ContainerRequestContext context) {
        return context.getLength() > 0 || context.getHeaderString("Transfer-Encoding") != null;
    }

    /** A caller that hangs up halfway is not a failure of ours. */
    private static byte[] bytes(InputStream stream, int largest) {
        try {
            return new SlowBody(largest, PATIENCE, System::nanoTime).read(stream);
        } catch (IOException e) {
            throw Refusal.malformed("", "MALFORMED", "The body ended before it was whole.");
        }
    }

    /** The record that these bytes describe; for bodies that arrive by another way, such as a row of an import. */
    public <T> T read(byte[] bytes, Class<T> type) {
        return read(tree(bytes), type);
    }

    public <T> T read(JsonNode tree, Class<T> type) {
        var violations = new ArrayList<>(Shape.violations(tree, type));
        @Nullable T value = bound(tree, type, violations);
        if (value != null) {
            validator.validate(value).stream()
                    .map(Shape::violation)
                    .filter(violation -> violations.stream().noneMatch(known -> samePlace(known, violation)))
                    .sorted(Comparator.comparing(violation -> String.valueOf(violation.pointer())))
                    .forEach(violations::add);
        }
        if (value == null || !violations.isEmpty()) {
            throw Refusal.malformed(violations);
        }
        return value;
    }

    private static boolean samePlace(Violation one, Violation other) {
        return String.valueOf(one.pointer()).equals(other.pointer());
    }

    private JsonNode tree(byte[] bytes) {
        try {
            var tree = bytes.length == 0 ? json.createObjectNode() : trees.readTree(bytes);
            if (!tree.isObject()) {
                throw Refusal.malformed("", "MALFORMED", "The body must be a JSON object.");
            }
            return tree;
        } catch (IOException e) {
            throw Refusal.malformed("", "MALFORMED", "The body is not JSON: " + place(e));
        }
    }

    private static String place(IOException e) {
        return e instanceof JsonProcessingException problem && problem.getLocation() != null
                ? "line %d, column %d"
                        .formatted(
                                problem.getLocation().getLineNr(),
                                problem.getLocation().getColumnNr())
                : "it cannot be read";
    }

    /** What does not fit is left out, so that constraints on all other places are still heard. */
    private <T> @Nullable T bound(JsonNode tree, Class<T> type, List<Violation> violations) {
        var fitting = tree.deepCopy();
        violations.forEach(violation -> Pruning.remove(fitting, String.valueOf(violation.pointer())));
        try {
            return json.treeToValue(fitting, type);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            if (violations.isEmpty()) {
                violations.add(Violation.of("", "MALFORMED", "The body does not fit this request."));
            }
            return null;
        }
    }
}
