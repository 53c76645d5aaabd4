package dev.sluice.system.keycloak;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.stack.process.Children;
import dev.sluice.stack.process.Folders;
import dev.sluice.stack.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A Keycloak on loopback with the realm that installations begin with. */
final class Keycloak implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final String ADMIN = "admin";

    private final Path home;
    private final Path log;
    private final int port = Ports.free();
    private final int managementPort = Ports.free();
    private final String password = java.util.UUID.randomUUID().toString();
    private final HttpClient http = HttpClient.newHttpClient();
    private Process process;

    private Keycloak(Path home, Path log) {
        this.home = home;
        this.log = log;
    }

    /** @param distribution the folder that its archive holds */
    static Keycloak start(Path distribution, Path realm, Path log) throws IOException {
        var keycloak = new Keycloak(distribution, log);
        Folders.delete(distribution.resolve("data"));
        Files.createDirectories(distribution.resolve("data/import"));
        Files.copy(realm, distribution.resolve("data/import/sluice-realm.json"));
        keycloak.start();
        return keycloak;
    }

    /** Returns when it answers; what it knew it still knows. */
    void start() throws IOException {
        var script = home.resolve("bin/kc.sh");
        script.toFile().setExecutable(true);
        var builder = new ProcessBuilder(Children.endingWithUs(
                        "SIGKILL",
                        List.of(
                                script.toString(),
                                "start-dev",
                                "--import-realm",
                                "--http-host=127.0.0.1",
                                "--http-port=" + port,
                                "--http-management-port=" + managementPort,
                                "--hostname=" + address(),
                                "--health-enabled=true")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment()
                .putAll(Map.of(
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "JAVA_OPTS_KC_HEAP",
                        "-Xmx512m",
                        "KC_BOOTSTRAP_ADMIN_USERNAME",
                        ADMIN,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD",
                        password));
        process = Children.start(builder);
        await("Keycloak answers; its log: " + log)
                .atMost(PATIENCE)
                .pollInterval(LOOK_EVERY)
                .until(() -> answers(realm() + "/.well-known/openid-configuration"));
    }

    /** As by a power cut. */
    void kill() {
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).forEach(ProcessHandle::destroyForcibly);
        await().atMost(PATIENCE).until(() -> !process.isAlive());
    }

    @Override
    public void close() {
        kill();
        http.close();
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** The issuer that its tokens name. */
    String realm() {
        return address() + "/realms/sluice";
    }

    Admin admin() {
        var session = new Form(http, address() + "/realms/master/protocol/openid-connect/token")
                .post(Map.of(
                        "grant_type", "password", "client_id", "admin-cli", "username", ADMIN, "password", password));
        return new Admin(http, address() + "/admin/realms/sluice", text(session, "access_token"));
    }

    /** A token for a program, by its own secret. */
    String token(Program program) {
        var answer = new Form(http, realm() + "/protocol/openid-connect/token")
                .post(Map.of(
                        "grant_type", "client_credentials",
                        "client_id", program.clientId(),
                        "client_secret", program.secret()));
        return text(answer, "access_token");
    }

    private boolean answers(String address) {
        if (!process.isAlive()) {
            throw new IllegalStateException("Keycloak has ended; see " + log);
        }
        try {
            var asked = HttpRequest.newBuilder(java.net.URI.create(address)).build();
            return http.send(asked, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(interruption));
        }
    }

    private static String text(JsonNode answer, String field) {
        return answer.path(field).asText();
    }
}
