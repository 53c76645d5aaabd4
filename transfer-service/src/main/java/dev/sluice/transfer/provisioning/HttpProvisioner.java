package dev.sluice.transfer.provisioning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Asks another system by {@code POST} with the key as {@code Idempotency-Key}. 2xx with {@code {"id"}} made it; 408, 425, 429, 5xx and
 * what never arrived are worth another attempt; everything else refuses it, with {@code {"code", "detail"}} where they are given.
 */
final class HttpProvisioner implements Provisioner {

    private static final int TIMES_AT_ONCE = 2;

    private final URI address;
    private final Duration timeout;
    private final ObjectMapper json;
    private final HttpClient client;

    HttpProvisioner(URI address, Duration timeout, ObjectMapper json) {
        this.address = address;
        this.timeout = timeout;
        this.json = json;
        this.client = HttpClient.newBuilder().connectTimeout(timeout).build();
    }

    @Override
    public Outcome provision(Provision wanted) {
        var lost = "";
        for (var i = 0; i < TIMES_AT_ONCE; i++) {
            try {
                return outcome(client.send(request(wanted), HttpResponse.BodyHandlers.ofString()));
            } catch (IOException e) {
                lost = e.getClass().getSimpleName();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return unavailable("interrupted");
            }
        }
        return unavailable("no answer: " + lost);
    }

    private HttpRequest request(Provision wanted) throws JsonProcessingException {
        return HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", wanted.key().toString())
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(wanted)))
                .build();
    }

    private Outcome outcome(HttpResponse<String> answer) {
        var body = body(answer.body());
        var status = answer.statusCode();
        if (status / 100 == 2) {
            var id = body.path("id").asText();
            return id.isEmpty() ? unavailable("an answer without id") : new Outcome.Provisioned(id);
        }
        return switch (status) {
            case 408, 425, 429, 500, 502, 503, 504 -> unavailable("status " + status);
            default ->
                new Outcome.Refused(
                        body.path("code").asText("PROVISIONING_REFUSED"),
                        body.path("detail").asText("status " + status));
        };
    }

    private JsonNode body(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            return json.createObjectNode();
        }
    }

    private static Outcome unavailable(String detail) {
        return new Outcome.Unavailable("PROVISIONER_UNAVAILABLE", detail);
    }
}
