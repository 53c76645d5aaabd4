package dev.sluice.benchmarks.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.benchmarks.environment.Database;
import dev.sluice.benchmarks.environment.Suite;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** The running suite as its users call it. */
final class Site implements AutoCloseable {

    private static final int CALLERS = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Nothing was done: it may be asked again. */
    private static final int BUSY = 503;

    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofMillis(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Suite suite;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Site(Suite suite) {
        this.suite = suite;
    }

    /** Somebody who may call the services. */
    record Caller(UUID tenant, String token) {}

    Caller caller(String tenantType, String role) throws IOException, InterruptedException {
        var tenant = UUID.randomUUID();
        var token = suite.token("--tenant-type", tenantType, "--tenant", tenant.toString(), "--role", role);
        return new Caller(tenant, token);
    }

    String brokers() throws IOException {
        return suite.brokers();
    }

    Database database() throws IOException {
        return suite.database("notification");
    }

    JsonNode call(String method, String service, String path, Caller caller, Object body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(suite.address(service) + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + caller.token())
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        while (answer.statusCode() == BUSY) {
            Thread.sleep(BEFORE_ANOTHER_TRY);
            answer = http.send(request, BodyHandlers.ofString());
        }
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("%s %s: %d %s".formatted(method, path, answer.statusCode(), answer.body()));
        }
        return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
    }

    /** An endpoint that is proven to be its owner's. */
    void subscribe(Caller owner, String url, List<String> eventTypes, List<UUID> customers)
            throws IOException, InterruptedException {
        var created = call(
                "POST",
                "notification",
                "/v1/webhook-endpoints",
                owner,
                Map.of("url", url, "eventTypes", eventTypes, "customerTenantIds", customers));
        var id = created.path("id").asText();
        call("POST", "notification", "/v1/webhook-endpoints/%s/verify".formatted(id), owner, Map.of());
    }

    /** A few at a time. */
    void all(List<Callable<Void>> calls) throws InterruptedException, ExecutionException {
        var places = new Semaphore(CALLERS);
        var done = new ArrayList<Future<Void>>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var call : calls) {
                places.acquire();
                done.add(callers.submit(() -> {
                    try {
                        return call.call();
                    } finally {
                        places.release();
                    }
                }));
            }
        }
        for (var each : done) {
            each.get();
        }
    }

    /** Returns when no delivery is due or under way any more. */
    void awaitStored() throws IOException, SQLException, InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var connection = database().connect();
                var open =
                        connection.prepareStatement("select exists (select from delivery where due_at is not null)")) {
            while (true) {
                try (var row = open.executeQuery()) {
                    row.next();
                    if (!row.getBoolean(1)) {
                        return;
                    }
                }
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("deliveries stay open");
                }
                Thread.sleep(3);
            }
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
