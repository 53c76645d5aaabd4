package dev.sluice.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sluice.stack.services.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/** Somebody who calls the services with a token. No answer at all is an {@link UncheckedIOException}. */
public record Voice(HttpClient http, Function<Service, String> address, String token) {

    /** Longer than a service under test may take for anything. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final ObjectMapper JSON = new ObjectMapper();

    public Reply get(Service service, String path) {
        return send(request(service, path).GET(), "GET " + path);
    }

    /** Of any media type. */
    public Reply document(Service service, String path) {
        return send(request(service, path).setHeader("Accept", "*/*").GET(), "GET " + path);
    }

    public Reply post(Service service, String path, Object body) {
        return post(service, path, body, Map.of());
    }

    public Reply post(Service service, String path, Object body, Map<String, String> headers) {
        return send(withBody(service, path, "POST", body, headers), "POST " + path);
    }

    public Reply patch(Service service, String path, Object body, Map<String, String> headers) {
        return send(withBody(service, path, "PATCH", body, headers), "PATCH " + path);
    }

    public Reply put(Service service, String path, Object body) {
        return send(withBody(service, path, "PUT", body, Map.of()), "PUT " + path);
    }

    /** Any call, also one that makes no sense; without a token when that is empty. */
    public Reply send(Service service, String method, String path, String contentType, byte[] body) {
        var request = HttpRequest.newBuilder(URI.create(address.apply(service) + path))
                .timeout(PATIENCE)
                .method(method, BodyPublishers.ofByteArray(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body.length > 0) {
            request.header("Content-Type", contentType);
        }
        return send(request, method + " " + path);
    }

    private HttpRequest.Builder request(Service service, String path) {
        return HttpRequest.newBuilder(URI.create(address.apply(service) + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json, application/problem+json");
    }

    private HttpRequest.Builder withBody(
            Service service, String path, String method, Object body, Map<String, String> headers) {
        var request = request(service, path).header("Content-Type", "application/json");
        headers.forEach(request::header);
        try {
            return request.method(method, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private Reply send(HttpRequest.Builder request, String call) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            return new Reply(call, response.statusCode(), response.headers(), parse(response.body()));
        } catch (IOException failure) {
            throw new UncheckedIOException("no answer to " + call, failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in " + call, interruption);
        }
    }

    private static JsonNode parse(String body) {
        if (body.isBlank()) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException _) {
            return TextNode.valueOf(body);
        }
    }
}
