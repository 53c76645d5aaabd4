package dev.sluice.benchmarks.environment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The local stack as a command, never as classes. */
final class StackTool {

    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

    private StackTool() {}

    static List<String> command(Path root, List<String> options) throws IOException {
        return command(root, options, "dev.sluice.stack.Sluice");
    }

    static List<String> command(Path root, List<String> options, String main) throws IOException {
        var stack = root.resolve("local-stack/target");
        if (Files.notExists(stack.resolve("lib"))) {
            throw new IOException("local-stack is not built: ./sluice bench builds it");
        }
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-Dsluice.root=" + root,
                "-cp",
                stack.resolve("classes") + ":" + stack.resolve("lib") + "/*",
                main));
        return command;
    }

    /** Where the system can do that, a child is told to end when this process is gone. */
    static List<String> endingWithUs(List<String> command) {
        if (!Files.isExecutable(SETPRIV)) {
            return command;
        }
        var watched = new ArrayList<>(List.of(SETPRIV.toString(), "--pdeathsig", "TERM"));
        watched.addAll(command);
        return watched;
    }

    static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
