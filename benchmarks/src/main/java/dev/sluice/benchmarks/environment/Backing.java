package dev.sluice.benchmarks.environment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The local stack's PostgreSQL and Kafka as a child: durable, both on this machine. */
public final class Backing implements AutoCloseable {

    private final Process process;
    private final JsonNode description;

    private Backing(Process process, JsonNode description) {
        this.process = process;
        this.description = description;
    }

    public static Backing start(Path root, List<String> databases) throws IOException {
        var command = new ArrayList<>(StackTool.command(
                root, List.of("-Xmx128m", "-XX:TieredStopAtLevel=1"), "dev.sluice.stack.testing.Backing"));
        command.addAll(List.of("--database", String.join(",", databases)));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var line = process.inputReader().readLine();
        if (line == null) {
            throw new IOException("PostgreSQL and Kafka did not start; the reason stands above");
        }
        return new Backing(process, new ObjectMapper().readTree(line));
    }

    public String brokers() {
        return description.path("kafka").asText();
    }

    public Database database(String name) {
        var database = description.path("databases").path(name);
        return new Database(
                database.path("url").asText(),
                database.path("username").asText(),
                database.path("password").asText());
    }

    @Override
    public void close() throws IOException {
        process.outputWriter().close();
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
