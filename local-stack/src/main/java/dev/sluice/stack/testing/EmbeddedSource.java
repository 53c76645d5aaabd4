package dev.sluice.stack.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.stack.Root;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The child process {@link Backing}, started and spoken to with nothing but its own class path. */
final class EmbeddedSource implements BackingServices.Source, BackingServices.Control {

    /** Holds the control port: system properties are the one thing that all class loaders of a Quarkus test share. */
    private static final String CONTROL = "sluice.backing.control";

    private final @Nullable Process process;
    private final Map<String, String> settings;

    private EmbeddedSource(@Nullable Process process, Map<String, String> settings) {
        this.process = process;
        this.settings = settings;
    }

    static EmbeddedSource start(String database) throws IOException {
        var root = Root.find();
        var stack = root.resolve("local-stack/target");
        if (Files.notExists(stack.resolve("lib"))) {
            throw new IOException("local-stack is not built: add -am to the Maven call");
        }
        var process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-D" + Root.PROPERTY + "=" + root,
                        "-cp",
                        stack.resolve("classes") + ":" + stack.resolve("lib") + "/*",
                        "dev.sluice.stack.testing.Backing",
                        "--database",
                        database))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var description = process.inputReader().readLine();
        if (description == null) {
            throw new IOException("PostgreSQL and Kafka did not start; the reason stands above");
        }
        var json = new ObjectMapper().readTree(description);
        System.setProperty(CONTROL, json.path("control").asText());
        return new EmbeddedSource(process, settings(json, database));
    }

    static EmbeddedSource running() {
        if (System.getProperty(CONTROL) != null) {
            return new EmbeddedSource(null, Map.of());
        }
        throw new IllegalStateException(
                "faults can be made only in the embedded PostgreSQL and Kafka of a running test");
    }

    @Override
    public Map<String, String> settings() {
        return settings;
    }

    @Override
    public void stop() {
        System.clearProperty(CONTROL);
        if (process == null) {
            return;
        }
        try {
            process.outputWriter().close();
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stopPostgres() {
        command("kill postgres");
    }

    @Override
    public void startPostgres() {
        command("start postgres");
    }

    @Override
    public void stopKafka() {
        command("kill kafka");
    }

    @Override
    public void startKafka() {
        command("start kafka");
    }

    private static void command(String text) {
        var port = Integer.getInteger(CONTROL, 0);
        try (var connection = new Socket(InetAddress.getLoopbackAddress(), port);
                var answers = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            connection.getOutputStream().write((text + "\n").getBytes(StandardCharsets.UTF_8));
            var answer = answers.readLine();
            if (answer == null || !answer.startsWith("done")) {
                throw new IOException(answer == null ? "the backing process has ended" : answer);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Map<String, String> settings(JsonNode json, String name) {
        var database = json.path("databases").path(name);
        return Map.of(
                "quarkus.datasource.jdbc.url", database.path("url").asText(),
                "quarkus.datasource.username", database.path("username").asText(),
                "quarkus.datasource.password", database.path("password").asText(),
                "kafka.bootstrap.servers", json.path("kafka").asText());
    }
}
