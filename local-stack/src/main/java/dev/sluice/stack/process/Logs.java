package dev.sluice.stack.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a child process wrote. */
public final class Logs {

    private Logs() {}

    public static String tail(Path file, int lines) throws IOException {
        if (Files.notExists(file)) {
            return "";
        }
        var all = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
    }
}
