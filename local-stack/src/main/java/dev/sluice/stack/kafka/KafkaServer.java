package dev.sluice.stack.kafka;

import dev.sluice.stack.process.Children;
import dev.sluice.stack.process.Java;
import dev.sluice.stack.process.Logs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One broker, its own controller, in a JVM of its own. */
public final class KafkaServer implements AutoCloseable {

    private final Path folder;
    private final int port;
    private @Nullable Process process;

    private KafkaServer(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    // A killed broker may come back only when its old session is over, hence the short one.
    /** Returns at once; {@link Topics#create} waits until the broker answers. */
    public static KafkaServer start(Path folder, int port, int controllerPort) throws IOException {
        Files.createDirectories(folder);
        var server = new KafkaServer(folder, port);
        Files.writeString(server.settings(), settings(server.data(), port, controllerPort));
        server.start();
        return server;
    }

    public void start() throws IOException {
        var command = Java.command(
                List.of("-Xmx320m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                Broker.class,
                settings().toString(),
                data().toString());
        process = Children.start(new ProcessBuilder(Children.endingWithUs("KILL", command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile())));
    }

    public String address() {
        return "127.0.0.1:" + port;
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Fails, with the end of its log, when the broker is no longer there. */
    public void requireAlive() throws IOException {
        if (process == null || !process.isAlive()) {
            throw new IOException("Kafka has ended: " + Logs.tail(log(), 5));
        }
    }

    /** Ends the broker without any warning, as the loss of its machine would. */
    public void kill() throws IOException {
        if (process != null) {
            process.destroyForcibly();
            Children.exitCode(process);
        }
    }

    public void stop() throws IOException {
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            kill();
        }
    }

    @Override
    public void close() throws IOException {
        stop();
    }

    private Path settings() {
        return folder.resolve("server.properties");
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path log() {
        return folder.resolve("server.log");
    }

    private static String settings(Path data, int port, int controllerPort) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=CLIENTS://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=CLIENTS://127.0.0.1:%1$d
                listener.security.protocol.map=CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT
                inter.broker.listener.name=CLIENTS
                controller.listener.names=CONTROLLER
                log.dirs=%3$s
                auto.create.topics.enable=false
                group.initial.rebalance.delay.ms=0
                broker.session.timeout.ms=5000
                broker.heartbeat.interval.ms=500
                default.replication.factor=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=3
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=3
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                share.coordinator.state.topic.num.partitions=1
                log.cleaner.dedupe.buffer.size=2097152
                """.formatted(port, controllerPort, data);
    }
}
