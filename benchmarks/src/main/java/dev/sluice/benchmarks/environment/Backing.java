package dev.sluice.benchmarks.environment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
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
        var stack = root.resolve("local-stack/target");
        if (Files.notExists(stack.resolve("lib"))) {
            throw new IOException("local-stack is not built: ./sluice bench builds it");
        }
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dsluice.root=" + root,
                        "-cp",
                        stack.resolve("classes") + ":" + stack.resolve("lib") + "/*",
                        "dev.sluice.stack.testing.Backing",
                        "--database",
                        String.join(",", databases))
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

    /** Where a database is, and who may use it. */
    public record Database(String url, String user, String password) {

        public Connection connect() throws SQLException {
            var properties = new Properties();
            properties.put("user", user);
            properties.put("password", password);
            properties.put("reWriteBatchedInserts", "true");
            return DriverManager.getConnection(url, properties);
        }
    }
}
