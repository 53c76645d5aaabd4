package dev.sluice.benchmarks.environment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The four services with their own PostgreSQL and Kafka, as {@code ./sluice up} starts them, with a state of their own. */
public final class Suite implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int SERVICES = 4;

    private final Path root;
    private final Path state;
    private final Process process;
    private final Thread endingWithUs = new Thread(this::end);

    private Suite(Path root, Path state, Process process) {
        this.root = root;
        this.state = state;
        this.process = process;
        Runtime.getRuntime().addShutdownHook(endingWithUs);
    }

    /** Returns when all four are ready. */
    public static Suite start(Path root) throws IOException, InterruptedException {
        var state = Files.createTempDirectory("sluice-bench-");
        var command = new ArrayList<>(StackTool.command(root, List.of("-Xmx256m")));
        command.addAll(List.of("up", "--no-restart", "--ports", freePorts()));
        var builder = new ProcessBuilder(StackTool.endingWithUs(command));
        builder.environment().put("SLUICE_STATE", state.toString());
        var suite = new Suite(
                root,
                state,
                builder.redirectErrorStream(true)
                        .redirectOutput(state.resolve("up.log").toFile())
                        .start());
        try {
            suite.awaitReadiness();
        } catch (IOException | InterruptedException failure) {
            suite.close();
            throw failure;
        }
        return suite;
    }

    /** Makes the caches that let the services start faster, where they are missing. */
    public static void train(Path root) throws IOException, InterruptedException {
        var command = new ArrayList<>(StackTool.command(root, List.of("-Xmx256m")));
        command.add("train");
        if (new ProcessBuilder(StackTool.endingWithUs(command))
                        .inheritIO()
                        .start()
                        .waitFor()
                != 0) {
            throw new IOException("the services' caches could not be made");
        }
    }

    /** Of {@code cocp}, {@code transfer}, {@code attribution}, {@code notification}; without a slash at its end. */
    public String address(String service) throws IOException {
        return read("stack.json").path("services").path(service).asText();
    }

    public String brokers() throws IOException {
        return read("stack.json").path("kafka").asText();
    }

    public String issuer() throws IOException {
        return read("stack.json").path("issuer").asText();
    }

    public Database database(String service) throws IOException {
        var database = read("secrets.json").path("databases").path(service);
        return new Database(
                database.path("url").asText(),
                database.path("username").asText(),
                database.path("password").asText());
    }

    /** A bearer token, by the options of {@code ./sluice token}. */
    public String token(String... options) throws IOException, InterruptedException {
        var command = new ArrayList<>(StackTool.command(root, List.of("-XX:TieredStopAtLevel=1")));
        command.add("token");
        command.addAll(List.of(options));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("SLUICE_STATE", state.toString());
        var issuing = builder.start();
        var output = new String(issuing.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (issuing.waitFor() != 0) {
            throw new IOException("no token for " + String.join(" ", options));
        }
        return output.substring(output.lastIndexOf('\n') + 1);
    }

    /** Another command of {@code ./sluice} about this suite; returns when it is through. */
    public void command(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(StackTool.command(root, List.of("-Xmx256m")));
        command.addAll(List.of(arguments));
        var log = state.resolve("command.log");
        var builder = new ProcessBuilder(StackTool.endingWithUs(command));
        builder.environment().put("SLUICE_STATE", state.toString());
        var running =
                builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        if (running.waitFor() != 0) {
            throw new IOException("%s: %s".formatted(String.join(" ", arguments), Files.readString(log)));
        }
    }

    /** The proportional shares of memory of everything that belongs to it: shared pages count once. */
    public double megabytes() throws IOException {
        var kilobytes = 0L;
        for (var each : Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList()) {
            for (var line : Files.readAllLines(Path.of("/proc", String.valueOf(each.pid()), "smaps_rollup"))) {
                if (line.startsWith("Pss:")) {
                    kilobytes += Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
        }
        return kilobytes / 1024.0;
    }

    /** Where the services' logs are, for as long as the suite runs. */
    public Path logs() {
        return state.resolve("logs");
    }

    @Override
    public void close() throws IOException {
        end();
        Runtime.getRuntime().removeShutdownHook(endingWithUs);
        StackTool.delete(state);
    }

    private void end() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReadiness() throws IOException, InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (Files.notExists(state.resolve("stack.json"))) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IOException("the suite did not start: " + Files.readString(state.resolve("up.log")));
            }
            Thread.sleep(100);
        }
    }

    private JsonNode read(String file) throws IOException {
        return new ObjectMapper().readTree(state.resolve(file).toFile());
    }

    private static String freePorts() throws IOException {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (int i = 0; i < SERVICES; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream()
                    .map(socket -> String.valueOf(socket.getLocalPort()))
                    .collect(Collectors.joining(","));
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }
}
