package dev.sluice.transfer.partnercenter.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.RequestBody;
import dev.sluice.platform.problem.SlowBody;
import jakarta.enterprise.inject.Instance;
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

/** Reads a {@link WireBody}, and keeps its bytes for the fingerprint of the request's key. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public class WireBodies implements MessageBodyReader<WireBody> {

    private static final int LARGEST = 2 * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RequestBody bodies;
    private final ObjectMapper json;
    private final Instance<ContainerRequestContext> request;

    WireBodies(RequestBody bodies, ObjectMapper json, Instance<ContainerRequestContext> request) {
        this.bodies = bodies;
        this.json = json;
        this.request = request;
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == WireBody.class;
    }

    @Override
    public WireBody readFrom(
            Class<WireBody> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream stream) {
        try {
            var bytes = new SlowBody(LARGEST, PATIENCE, System::nanoTime).read(stream);
            request.get().setProperty(RequestBody.BYTES, bytes);
            var tree = bytes.length == 0 ? json.createObjectNode() : json.readTree(bytes);
            if (!tree.isObject()) {
                throw Refusal.malformed("", "MALFORMED", "The body must be a JSON object.");
            }
            return new WireBody(bodies, tree);
        } catch (JsonProcessingException e) {
            throw Refusal.malformed("", "MALFORMED", "The body is not JSON.");
        } catch (IOException e) {
            throw Refusal.malformed("", "MALFORMED", "The body ended before it was whole.");
        }
    }
}
