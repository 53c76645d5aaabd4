package dev.sluice.stack.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.stack.Root;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The child process {@link Backing}, started and spoken to with nothing but its own class path. */
final class EmbeddedSource implements BackingServices.Source, BackingServices.Control {

    /** Holds the process itself: the one thing that is the same for all class loaders of a Quarkus test. */
    private static final String RUNNING = "sluice.backing.process";

    private final Process process;
    private final Map<String, String> settings;

    private EmbeddedSource(Process process, Map<String, String> settings) {
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
        System.getProperties().put(RUNNING, process);
        return new EmbeddedSource(process, settings(description, database));
    }

    static EmbeddedSource running() {
        if (System.getProperties().get(RUNNING) instanceof Process process) {
            return new EmbeddedSource(process, Map.of());
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
        System.getProperties().remove(RUNNING);
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

    private void command(String text) {
        synchronized (process) {
            try {
                var writer = process.outputWriter();
                writer.write(text + "\n");
                writer.flush();
                var answer = process.inputReader().readLine();
                if (answer == null || !answer.startsWith("done")) {
                    throw new IOException(answer == null ? "the backing process has ended" : answer);
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private static Map<String, String> settings(String description, String name) throws IOException {
        var json = new ObjectMapper().readTree(description);
        var database = json.path("databases").path(name);
        return Map.of(
                "quarkus.datasource.jdbc.url", database.path("url").asText(),
                "quarkus.datasource.username", database.path("username").asText(),
                "quarkus.datasource.password", database.path("password").asText(),
                "kafka.bootstrap.servers", json.path("kafka").asText());
    }
}
