package dev.sluice.stack.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Speaks JSON with one service. */
public record ServiceClient(HttpClient http, String address) {

    /** Moving the clock runs everything that is due before it answers. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    public static HttpClient newHttp() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build();
    }

    public static ServiceClient of(HttpClient http, String address) {
        return new ServiceClient(http, address);
    }

    public Answer get(String path, String token) throws IOException {
        return send(request(path, token).GET().build());
    }

    public Answer post(String path, String token, Object body) throws IOException {
        return send(withBody(path, token, "POST", body).build());
    }

    /** Under an idempotency key of the caller's. */
    public Answer post(String path, String token, Object body, String key) throws IOException {
        return send(withBody(path, token, "POST", body)
                .header("Idempotency-Key", key)
                .build());
    }

    public Answer upload(String path, String token, String mediaType, String text) throws IOException {
        return send(request(path, token)
                .header("Content-Type", mediaType)
                .POST(BodyPublishers.ofString(text))
                .build());
    }

    /** Creates or replaces, whatever version stands there. */
    public Answer put(String path, String token, Object body) throws IOException {
        var first = send(withBody(path, token, "PUT", body).build());
        if (first.status() != 428) {
            return first;
        }
        return send(withBody(path, token, "PUT", body).header("If-Match", "*").build());
    }

    /** Whatever version stands there. */
    public Answer patch(String path, String token, Object body) throws IOException {
        return send(withBody(path, token, "PATCH", body).header("If-Match", "*").build());
    }

    public boolean isReady() throws IOException {
        try {
            var probe = HttpRequest.newBuilder(URI.create(address + "/q/health/ready"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return exchange(probe, BodyHandlers.discarding()).statusCode() == 200;
        } catch (InterruptedIOException interruption) {
            throw interruption;
        } catch (IOException _) {
            return false;
        }
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json, application/problem+json");
    }

    private HttpRequest.Builder withBody(String path, String token, String method, Object body) throws IOException {
        return request(path, token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    }

    private Answer send(HttpRequest request) throws IOException {
        var response = exchange(request, BodyHandlers.ofString());
        var name = request.method() + " " + request.uri().getPath();
        Optional<String> etag = response.headers().firstValue("ETag");
        return new Answer(name, response.statusCode(), etag, parse(response.body()));
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) throws IOException {
        try {
            return http.send(request, handler);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException(address).initCause(interruption);
        } catch (IOException failure) {
            throw new IOException("no answer from " + request.uri() + ": " + failure, failure);
        }
    }

    private static JsonNode parse(String body) {
        if (body.isBlank()) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(body);
        } catch (IOException _) {
            return TextNode.valueOf(body);
        }
    }
}
