package dev.sluice.stack.services;

import dev.sluice.stack.process.Children;
import dev.sluice.stack.process.Java;
import dev.sluice.stack.process.Logs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One running service. It knows where everything is from its environment alone, as it would in a cluster. */
public final class ServiceProcess implements AutoCloseable {

    private static final int LAST_WORDS = 25;

    private final Service service;
    private final String address;
    private final Path log;
    private final Process process;
    private final Duration patience;

    private ServiceProcess(Service service, String address, Path log, Process process, Duration patience) {
        this.service = service;
        this.address = address;
        this.log = log;
        this.process = process;
        this.patience = patience;
    }

    public static ServiceProcess start(
            Service service, Path root, Path log, int port, Map<String, String> environment, Cache cache)
            throws IOException {
        var application = service.application(root);
        if (Files.notExists(application.resolve("quarkus-run.jar"))) {
            throw new IOException(service.module() + " is not built: ./mvnw -DskipTests package");
        }
        var options = new ArrayList<>(List.of("-XX:+UseSerialGC", "-Xms48m", "-Xmx256m"));
        options.addAll(cache.options(application));
        options.addAll(List.of("-jar", application.resolve("quarkus-run.jar").toString()));
        var builder = new ProcessBuilder(Children.endingWithUs("KILL", Java.executable(options)));
        builder.environment().putAll(environment);
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
        var process = Children.start(builder.directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())));
        return new ServiceProcess(service, "http://127.0.0.1:" + port, log, process, cache.patience());
    }

    public Service service() {
        return service;
    }

    public String address() {
        return address;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public void requireAlive() throws IOException {
        if (!process.isAlive()) {
            throw new IOException("%s has ended with %d; the end of %s:%n%s"
                    .formatted(service.module(), process.exitValue(), log, Logs.tail(log, LAST_WORDS)));
        }
    }

    public void requireEnded() throws IOException {
        if (process.isAlive()) {
            throw new IOException(service.module() + " is running");
        }
    }

    /** Ends the service without any warning, as the loss of its machine would. */
    public void kill() throws IOException {
        process.destroyForcibly();
        Children.exitCode(process);
    }

    /** Asks it to end; {@link #close} waits for that. */
    public void end() {
        process.destroy();
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
