package dev.sluice.system;

import static org.awaitility.Awaitility.await;

import dev.sluice.stack.http.ServiceClient;
import dev.sluice.stack.launch.LocalStack;
import dev.sluice.stack.services.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** Takes parts of the suite away and brings them back, at the same address and with the same data. */
public record Faults(LocalStack stack, HttpClient http) {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    public void kill(Service service) {
        attempt(() -> stack.service(service).kill());
    }

    /** Returns before it is ready. */
    public void start(Service service) {
        start(service, Map.of());
    }

    /** It will end at that place in its code, as if by a power cut. */
    public void start(Service service, String failPoint) {
        start(service, Map.of("SLUICE_FAIL_POINT", failPoint));
    }

    /** With settings of its own, as environment variables; returns before it is ready. */
    public void start(Service service, Map<String, String> settings) {
        attempt(() -> stack.startAgain(service, settings));
    }

    /** At a fail point, with settings of its own. */
    public void start(Service service, String failPoint, Map<String, String> settings) {
        var environment = new HashMap<>(settings);
        environment.put("SLUICE_FAIL_POINT", failPoint);
        start(service, environment);
    }

    public boolean isAlive(Service service) {
        return stack.service(service).isAlive();
    }

    public void awaitEnd(Service service, String failPoint) {
        await(failPoint + " reached by " + service.module())
                .atMost(PATIENCE)
                .pollInterval(LOOK_EVERY)
                .until(() -> !isAlive(service));
    }

    public void awaitReady(Service service) {
        var client = ServiceClient.of(http, stack.service(service).address());
        await(service.module() + " ready")
                .atMost(PATIENCE)
                .pollInterval(LOOK_EVERY)
                .until(client::isReady);
    }

    public void killBroker() {
        attempt(() -> stack.kafka().kill());
    }

    /** Returns when it answers. */
    public void startBroker() {
        attempt(() -> stack.kafka().start());
        try (var admin = Admin.create(Map.of("bootstrap.servers", stack.kafka().address(), "retry.backoff.ms", 20))) {
            await("the broker answers")
                    .atMost(PATIENCE)
                    .pollInterval(LOOK_EVERY)
                    .ignoreExceptions()
                    .until(() -> !admin.listTopics().names().get().isEmpty());
        }
    }

    /** The server with everybody who works in it. */
    public void killPostgres() {
        attempt(() -> stack.postgres().kill());
    }

    /** Returns when it answers. */
    public void startPostgres() {
        attempt(() -> stack.postgres().start());
    }

    /** Ends all sessions of all services; returns when it has been asked for. */
    public void resetConnections() {
        for (var service : Service.values()) {
            attempt(() -> {
                try (var connection = stack.secrets().database(service).connect();
                        var reset = connection.createStatement()) {
                    reset.execute("""
                            select pg_terminate_backend(pid) from pg_stat_activity
                            where usename = current_user and pid <> pg_backend_pid()
                            """);
                } catch (SQLException failure) {
                    throw new IOException(failure);
                }
            });
        }
    }

    private static void attempt(Fault fault) {
        try {
            fault.happen();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @FunctionalInterface
    private interface Fault {

        void happen() throws IOException;
    }
}
