package dev.sluice.attribution.evidence;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.logging.LogFactory;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessRead;
import org.jboss.logging.Logger;

/** Starts {@link DocumentText} for one file, with little memory, little time and nothing of this process's environment. */
final class ReadingProcess {

    private static final String MEMORY = "64m";
    private static final String OUT_OF_MEMORY = "-XX:+ExitOnOutOfMemoryError";

    /** It ends by itself when this process is gone. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final String CLASS_PATH = Stream.of(
                    DocumentText.class,
                    Loader.class,
                    RandomAccessRead.class,
                    TrueTypeFont.class,
                    LogFactory.class,
                    Logger.class)
            .map(ReadingProcess::place)
            .distinct()
            .collect(joining(File.pathSeparator));

    private final Duration patience;
    private final List<String> command;

    ReadingProcess(EvidenceType type, Path path, String mainPart, EvidenceConfig config) {
        this.patience = config.maxReading();
        this.command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + MEMORY,
                "-XX:MaxMetaspaceSize=" + MEMORY,
                OUT_OF_MEMORY,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Djava.awt.headless=true",
                "-Dpdfbox.fontcache=" + System.getProperty("java.io.tmpdir"),
                "-cp",
                CLASS_PATH,
                DocumentText.class.getName()));
        command.addAll(List.of(
                type.name(),
                path.toString(),
                mainPart,
                Integer.toString(config.maxPages()),
                Integer.toString(config.maxCharacters()),
                Long.toString(patience.plus(GRACE).toSeconds())));
    }

    /** How it ended. */
    enum End {
        READ,
        TOO_LATE,
        UNREADABLE
    }

    /** @param text absent unless it was read */
    record Outcome(End end, int pages, Optional<String> text) {}

    Outcome run() throws IOException, InterruptedException {
        var words = Files.createTempFile("evidence", ".txt");
        try {
            var process = started(words);
            try {
                if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                    return new Outcome(End.TOO_LATE, 0, Optional.empty());
                }
                return process.exitValue() == 0 ? read(words) : new Outcome(End.UNREADABLE, 0, Optional.empty());
            } finally {
                process.destroyForcibly();
            }
        } finally {
            Files.delete(words);
        }
    }

    private Process started(Path words) throws IOException {
        var builder = new ProcessBuilder(command)
                .redirectOutput(words.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        return builder.start();
    }

    private static Outcome read(Path words) throws IOException {
        try (var all = new InputStreamReader(Files.newInputStream(words), StandardCharsets.UTF_8)) {
            var text = all.readAllAsString();
            var line = text.indexOf('\n');
            return new Outcome(
                    End.READ, Integer.parseInt(text.substring(0, line)), Optional.of(text.substring(line + 1)));
        }
    }

    private static String place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
