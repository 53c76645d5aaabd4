package dev.sluice.benchmarks.batches;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.benchmarks.environment.Suite;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A partner with customers under EAs, and what it calls. */
final class Office implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Suite suite;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String partner = UUID.randomUUID().toString();
    private final String registry;
    private final String anna;
    private final String bert;

    Office(Suite suite) throws IOException, InterruptedException {
        this.suite = suite;
        registry = suite.token(
                "--tenant-type",
                "OPERATOR",
                "--tenant",
                UUID.randomUUID().toString(),
                "--role",
                "registry",
                "--role",
                "platform");
        anna = admin("anna@bench.example");
        bert = admin("bert@bench.example");
        call(
                "PUT",
                "cocp",
                "/v1/partners/" + partner,
                registry,
                Map.of(
                        "name", "Bench Cloud",
                        "pcn", "BENCH001",
                        "partnerId", "5200001",
                        "partnerTypes", List.of("LSP", "DIRECT_BILL"),
                        "country", "NL",
                        "authorized", true,
                        "mpaSigned", true));
    }

    private String admin(String email) throws IOException, InterruptedException {
        return suite.token("--tenant-type", "PARTNER", "--tenant", partner, "--role", "admin-agent", "--email", email);
    }

    /** The first instant at which what ends today is renewed. */
    Instant nextNoon() throws IOException, InterruptedException {
        return today().plusDays(1).atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    private LocalDate today() throws IOException, InterruptedException {
        var now = call("GET", "transfer", "/sandbox/clock", registry, Map.of())
                .path("now")
                .asText();
        return LocalDate.ofInstant(Instant.parse(now), ZoneOffset.UTC);
    }

    /** Everything due up to then has run when it answers. */
    void advanceTo(Instant instant) throws IOException, InterruptedException {
        call("POST", "transfer", "/sandbox/clock/advance", registry, Map.of("to", instant.toString()));
    }

    /** The path of a batch of so many renewals of a new customer's subscriptions, whose agreement ends today. */
    String batch(int items) throws IOException, InterruptedException {
        var customer = UUID.randomUUID().toString();
        var agreement = "B" + customer;
        call(
                "PUT",
                "cocp",
                "/v1/customers/" + customer,
                registry,
                Map.of(
                        "name", "Customer " + customer,
                        "country", "NL",
                        "segment", "COMMERCIAL",
                        "tradeStatus", "APPROVED",
                        "domains", List.of("c" + customer.substring(0, 8) + ".example")));
        call(
                "PUT",
                "cocp",
                "/v1/agreements/" + agreement,
                registry,
                Map.of(
                        "customerTenantId",
                        customer,
                        "program",
                        "EA",
                        "billing",
                        "INDIRECT",
                        "status",
                        "ACTIVE",
                        "startDate",
                        "2024-04-01",
                        "endDate",
                        today().toString(),
                        "mseds",
                        false,
                        "renewed",
                        false));
        awaitStatus("/v1/agreements?customerTenantId=" + customer, agreement);
        subscribe(agreement, items);
        relate(customer);
        var wanted = IntStream.range(0, items)
                .mapToObj(no -> Map.of("eaSubscriptionId", agreement + "-" + no))
                .toList();
        var defaults = Map.of("termDuration", "P1Y", "billingCycle", "Monthly", "quantity", 10);
        var made = call(
                "POST",
                "transfer",
                "/v1/batches",
                anna,
                Map.of("kind", "CHANNEL_TRANSFER", "defaults", defaults, "items", wanted));
        return "/v1/batches/" + made.path("id").asText();
    }

    private void subscribe(String agreement, int count) throws IOException, InterruptedException {
        var csv = IntStream.range(0, count)
                .mapToObj(no -> "%s-%d,%s,M365_E3_NO_TEAMS,Microsoft_365_E3_(no_Teams),10,COMMERCIAL\n"
                        .formatted(agreement, no, agreement))
                .collect(Collectors.joining(
                        "", "eaSubscriptionId,agreementId,sku,provisioningId,quantity,segment\n", ""));
        var started = send("POST", "transfer", "/v1/imports?kind=ea-subscriptions", registry, "text/csv", csv);
        var operation = "/v1/operations/" + started.path("id").asText();
        while (!call("GET", "transfer", operation, registry, Map.of())
                .path("done")
                .asBoolean()) {
            Thread.sleep(LOOK_EVERY);
        }
    }

    private void relate(String customer) throws IOException, InterruptedException {
        var asked = call(
                "POST",
                "transfer",
                "/v1/relationship-requests",
                anna,
                Map.of("type", "RESELLER", "customerTenantId", customer));
        var eva = suite.token("--tenant-type", "CUSTOMER", "--tenant", customer, "--role", "global-admin");
        call("POST", "transfer", "/v1/relationship-requests/" + asked.path("id").asText() + "/accept", eva, Map.of());
    }

    JsonNode act(String batch, String verb) throws IOException, InterruptedException {
        return call("POST", "transfer", batch + "/" + verb, anna, Map.of());
    }

    void approve(String batch) throws IOException, InterruptedException {
        call("POST", "transfer", batch + "/approve", bert, Map.of());
    }

    /** Its counts once every item was tried. */
    JsonNode finished(String batch) throws IOException, InterruptedException {
        var seen = call("GET", "transfer", batch, anna, Map.of());
        while (!seen.path("state").asText().equals("FINISHED")) {
            Thread.sleep(LOOK_EVERY);
            seen = call("GET", "transfer", batch, anna, Map.of());
        }
        return seen.path("progress");
    }

    /** @throws IOException when one of the partner's renewals is anything but completed */
    void requireAllCompleted() throws IOException, InterruptedException {
        for (var state : List.of("SCHEDULED", "PROCESSING", "HELD", "FAILED", "CANCELED")) {
            var left = call("GET", "transfer", "/v1/channel-transfers?state=" + state, anna, Map.of())
                    .path("items");
            if (!left.isEmpty()) {
                throw new IOException("renewals are left " + state);
            }
        }
    }

    private void awaitStatus(String path, String text) throws IOException, InterruptedException {
        while (!call("GET", "transfer", path, registry, Map.of()).toString().contains(text)) {
            Thread.sleep(LOOK_EVERY);
        }
    }

    private JsonNode call(String method, String service, String path, String token, Object body)
            throws IOException, InterruptedException {
        return send(method, service, path, token, "application/json", JSON.writeValueAsString(body));
    }

    private JsonNode send(String method, String service, String path, String token, String type, String body)
            throws IOException, InterruptedException {
        var publisher = method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        var request = HttpRequest.newBuilder(URI.create(suite.address(service) + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .method(method, publisher)
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("%s %s: %d %s".formatted(method, path, answer.statusCode(), answer.body()));
        }
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() {
        http.close();
    }
}
