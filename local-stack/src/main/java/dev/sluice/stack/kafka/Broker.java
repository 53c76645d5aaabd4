package dev.sluice.stack.kafka;

import dev.sluice.stack.process.Logging;
import dev.sluice.stack.process.Parent;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** The broker's own process: formats its storage when that is new, then runs until it is ended or its parent is gone. */
public final class Broker {

    private Broker() {}

    public static void main(String[] arguments) throws IOException {
        Parent.whenGone(() -> Runtime.getRuntime().halt(1));
        Logging.atLeast(Level.WARNING);
        var settings = arguments[0];
        if (Files.notExists(Path.of(arguments[1], "meta.properties"))) {
            format(settings);
        }
        Kafka.main(new String[] {settings});
    }

    private static void format(String settings) throws IOException {
        var silent = new PrintStream(PrintStream.nullOutputStream());
        var cluster = Uuid.randomUuid().toString();
        var result = StorageTool.execute(
                new String[] {"format", "--cluster-id", cluster, "--config", settings, "--ignore-formatted"}, silent);
        if (result != 0) {
            throw new IOException("cannot format the broker's storage");
        }
    }
}
