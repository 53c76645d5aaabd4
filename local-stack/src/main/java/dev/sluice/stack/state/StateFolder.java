package dev.sluice.stack.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of one stack: {@code .sluice} of the repository, or wherever {@code SLUICE_STATE} points. */
public record StateFolder(Path path) {

    public static StateFolder of(Path root) {
        var given = System.getenv("SLUICE_STATE");
        return new StateFolder(
                given == null || given.isBlank()
                        ? root.resolve(".sluice")
                        : Path.of(given).toAbsolutePath());
    }

    public Path description() {
        return path.resolve("stack.json");
    }

    public Path secrets() {
        return path.resolve("secrets.json");
    }

    public Path lock() {
        return path.resolve("lock");
    }

    public Path issuer() {
        return path.resolve("issuer");
    }

    public Path data() {
        return path.resolve("data");
    }

    public Path logs() {
        return path.resolve("logs");
    }

    public Path log(String service) {
        return logs().resolve(service + ".log");
    }

    public Path mailbox() {
        return path.resolve("mailbox.jsonl");
    }

    public Path receiver() {
        return path.resolve("receiver.jsonl");
    }

    public void create() throws IOException {
        Files.createDirectories(logs());
        Files.createDirectories(issuer());
        Files.createDirectories(data());
    }
}
