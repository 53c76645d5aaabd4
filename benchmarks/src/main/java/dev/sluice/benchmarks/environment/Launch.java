package dev.sluice.benchmarks.environment;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A service that was started and has said that it is ready, and how long that took. */
public final class Launch implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final byte[] QUESTION =
            "GET /q/health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.UTF_8);
    private static final long LOOK_EVERY_MILLIS = 2;
    private static final int LAST_WORDS = 2_000;

    private final String name;
    private final Process process;
    private final int port;
    private final Path log;
    private long nanos;

    private Launch(String name, Process process, int port, Path log) {
        this.name = name;
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /** From the start of the process to the first 200 of its readiness. */
    static Launch of(String name, List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        var port = freePort();
        var log = Files.createTempFile("sluice-" + name, ".log");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
        var begun = System.nanoTime();
        var launch = new Launch(name, builder.start(), port, log);
        try {
            launch.awaitReadiness(begun);
            return launch;
        } catch (IOException | InterruptedException failure) {
            launch.close();
            throw failure;
        }
    }

    /** Where it answers; without a slash at its end. */
    public String address() {
        return "http://127.0.0.1:" + port;
    }

    public double milliseconds() {
        return nanos / 1e6;
    }

    public double cpuSeconds() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }

    /** Resident, shared pages included. */
    public double residentMegabytes() throws IOException {
        for (var line : Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
            }
        }
        throw new IOException("this system does not tell how much memory a process has");
    }

    /** Asks it to end and waits until it has; a training run writes its cache meanwhile. */
    public int end(Duration patience) throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IOException(name + " does not end: " + lastWords());
        }
        return process.exitValue();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(log);
    }

    private void awaitReadiness(long begun) throws IOException, InterruptedException {
        while (!isReady()) {
            if (!process.isAlive()) {
                throw new IOException("%s has ended with %d: %s".formatted(name, process.exitValue(), lastWords()));
            }
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new IOException(
                        "%s was not ready after %d s: %s".formatted(name, PATIENCE.toSeconds(), lastWords()));
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
        nanos = System.nanoTime() - begun;
    }

    private boolean isReady() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(QUESTION);
            return startOf(socket.getInputStream()).startsWith("HTTP/1.1 200");
        } catch (IOException _) {
            return false;
        }
    }

    private static String startOf(InputStream answer) throws IOException {
        return new String(answer.readNBytes(12), StandardCharsets.UTF_8);
    }

    private String lastWords() throws IOException {
        var words = Files.readString(log);
        return words.substring(Math.max(0, words.length() - LAST_WORDS));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
