package dev.sluice.system.partnercenter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/**
 * Somebody's own client of the vendor's API, of which only the base address was changed: written from the description of the
 * wire format alone.
 */
final class PartnerCenterClient {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final String base;
    private final String token;

    PartnerCenterClient(String base, String token) {
        this.base = base;
        this.token = token;
    }

    /** What came back; where it names a number of the vendor's, that is its {@code code}. */
    record Answer(int status, HttpHeaders headers, JsonNode body) {

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        String code() {
            return body.path("code").asText();
        }

        String text(String field) {
            return body.path(field).asText();
        }
    }

    Answer get(String path) {
        return send(request(path, UUID.randomUUID().toString()).GET());
    }

    Answer post(String path, Map<String, ?> body) {
        return post(path, body, UUID.randomUUID().toString());
    }

    /** Whoever had no answer asks again under the same id. */
    Answer post(String path, Map<String, ?> body, String requestId) {
        return send(request(path, requestId).POST(BodyPublishers.ofString(text(body))));
    }

    Answer put(String path, Map<String, ?> body, String etag) {
        return send(request(path, UUID.randomUUID().toString())
                .header("If-Match", etag)
                .PUT(BodyPublishers.ofString(text(body))));
    }

    private HttpRequest.Builder request(String path, String requestId) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .header("X-Locale", "en-US")
                .header("MS-RequestId", requestId)
                .header("MS-CorrelationId", UUID.randomUUID().toString());
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), json.readTree(response.body()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
    }

    private String text(Map<String, ?> body) {
        try {
            return json.writeValueAsString(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
