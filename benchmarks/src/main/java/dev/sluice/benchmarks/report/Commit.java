package dev.sluice.benchmarks.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Which state of the sources is measured. */
public final class Commit {

    private Commit() {}

    public static String of(Path root) {
        try {
            var commit = git(root, "rev-parse", "--short=12", "HEAD");
            return git(root, "status", "--porcelain", "--", ":!docs/measurements")
                            .isEmpty()
                    ? commit
                    : commit + " with changes";
        } catch (IOException _) {
            return "unknown";
        }
    }

    private static String git(Path root, String... arguments) throws IOException {
        var command = new ProcessBuilder("git");
        command.command().addAll(List.of(arguments));
        var process = command.directory(root.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (process.waitFor() != 0) {
                throw new IOException("git does not answer");
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interruption);
        }
        return output;
    }
}
