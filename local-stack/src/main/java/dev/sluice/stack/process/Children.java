package dev.sluice.stack.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Starts processes which the kernel ends as soon as this one is gone, where the system can do that (Linux with setpriv). */
public final class Children {

    /** The kernel watches the thread that started a child, not the process: it has to live as long as we do. */
    private static final ExecutorService STARTER = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("child-starter").factory());

    private Children() {}

    public static Process start(ProcessBuilder builder) throws IOException {
        try {
            return STARTER.submit(builder::start).get();
        } catch (ExecutionException failure) {
            throw new IOException("cannot start " + builder.command().getFirst(), failure.getCause());
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IOException(
                    "interrupted while starting " + builder.command().getFirst(), interruption);
        }
    }

    /**
     * The command with what makes it receive the signal when this process ends, and only then: a session of its own keeps
     * the terminal's Ctrl-C from it, so that we can end our children in order.
     */
    public static List<String> endingWithUs(String signal, List<String> command) {
        var watched = findOnPath("setpriv")
                .map(setpriv -> concat(List.of(setpriv, "--pdeathsig", signal), command))
                .orElse(command);
        return findOnPath("setsid")
                .map(setsid -> concat(List.of(setsid), watched))
                .orElse(watched);
    }

    /** Runs a short command and fails with what it said when it does not end with 0. */
    public static void run(List<String> command) throws IOException {
        var process = start(new ProcessBuilder(command).redirectErrorStream(true));
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (exitCode(process) != 0) {
            throw new IOException(command.getFirst() + " failed: " + output.strip());
        }
    }

    public static Optional<String> findOnPath(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    public static List<String> concat(List<String> first, List<String> second) {
        var both = new ArrayList<>(first);
        both.addAll(second);
        return List.copyOf(both);
    }

    public static int exitCode(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interruption);
        }
    }
}
