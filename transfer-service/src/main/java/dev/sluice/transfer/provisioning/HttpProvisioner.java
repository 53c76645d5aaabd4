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
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Asks another system by {@code POST} with the key as {@code Idempotency-Key}. 2xx with {@code {"id"}} made it; 400, 409, 410 and 422
 * refuse it for good, with {@code {"code", "detail"}} where they are given; everything else is worth another attempt: a wrong address or an
 * expired credential is no answer to what was asked. What is not wanted any more is a {@code DELETE} of the key below the address: 2xx, 404
 * and 410 say that it is gone.
 */
final class HttpProvisioner implements Provisioner {

    private static final int TIMES_AT_ONCE = 2;
    private static final int LONGEST_DETAIL = 300;
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,63}");

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

    @Override
    public Optional<Outcome.Unavailable> withdraw(UUID key) {
        var request = HttpRequest.newBuilder(URI.create(address + "/" + key))
                .timeout(timeout)
                .DELETE()
                .build();
        try {
            var status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status / 100 == 2 || status == 404 || status == 410
                    ? Optional.empty()
                    : Optional.of(unavailable("status " + status));
        } catch (IOException e) {
            return Optional.of(unavailable("no answer: " + e.getClass().getSimpleName()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(unavailable("interrupted"));
        }
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
            case 400, 409, 410, 422 -> refused(body, status);
            default -> unavailable("status " + status);
        };
    }

    private static Outcome refused(JsonNode body, int status) {
        var code = body.path("code").asText();
        var detail = body.path("detail").asText("status " + status);
        return new Outcome.Refused(
                CODE.matcher(code).matches() ? code : "PROVISIONING_REFUSED",
                detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL)));
    }

    private JsonNode body(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            return json.createObjectNode();
        }
    }

    private static Outcome.Unavailable unavailable(String detail) {
        return new Outcome.Unavailable("PROVISIONER_UNAVAILABLE", detail);
    }
}
