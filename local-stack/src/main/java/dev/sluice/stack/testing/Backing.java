package dev.sluice.stack.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.stack.Root;
import dev.sluice.stack.kafka.KafkaServer;
import dev.sluice.stack.kafka.Topics;
import dev.sluice.stack.postgres.Database;
import dev.sluice.stack.postgres.PostgresServer;
import dev.sluice.stack.process.Folders;
import dev.sluice.stack.process.Logging;
import dev.sluice.stack.process.Parent;
import dev.sluice.stack.process.Ports;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL and Kafka for one test run, as a process of its own. Prints one line of JSON when both are ready; obeys
 * {@code kill|start postgres|kafka} on its control port, each answered by a line; ends, and removes everything, with its
 * input.
 */
public final class Backing {

    private final Path folder;
    private final List<Database> databases = new ArrayList<>();
    private volatile @Nullable KafkaServer kafka;
    private volatile @Nullable PostgresServer postgres;

    private Backing(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 2 || !arguments[0].equals("--database")) {
            System.err.println("usage: Backing --database <name>[,<name>...]");
            System.exit(2);
        }
        Logging.atLeast(Level.SEVERE); // clients that knock before the broker has started are no news
        Parent.whenGone(() -> System.exit(1));
        var backing = new Backing(Folders.temporary("backing"));
        Runtime.getRuntime().addShutdownHook(new Thread(backing::end));
        try {
            backing.start(List.of(arguments[1].split(",")));
        } catch (IOException | ExecutionException failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        }
        var control = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> backing.obey(control));
        System.out.println(backing.description(control.getLocalPort()));
        System.in.transferTo(OutputStream.nullOutputStream());
        System.exit(0);
    }

    private void start(List<String> names) throws IOException, ExecutionException, InterruptedException {
        var broker = KafkaServer.start(folder.resolve("kafka"), Ports.free(), Ports.free());
        kafka = broker;
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var topics = executor.submit(() -> {
                Topics.of(Root.find()).create(broker.address(), broker::requireAlive);
                return true;
            });
            var server = PostgresServer.start(folder.resolve("postgres"), Ports.free());
            postgres = server;
            for (var name : names) {
                databases.add(server.database(name));
            }
            topics.get();
        }
    }

    private KafkaServer kafka() {
        return Objects.requireNonNull(kafka);
    }

    private PostgresServer postgres() {
        return Objects.requireNonNull(postgres);
    }

    private String description(int control) throws IOException {
        var byName = new LinkedHashMap<String, Map<String, String>>();
        for (var database : databases) {
            byName.put(
                    database.name(),
                    Map.of("url", database.url(), "username", database.username(), "password", database.password()));
        }
        return new ObjectMapper()
                .writeValueAsString(Map.of("kafka", kafka().address(), "databases", byName, "control", control));
    }

    /** One command a connection, one connection at a time. */
    private void obey(ServerSocket control) {
        while (true) {
            try (var connection = control.accept();
                    var commands = new BufferedReader(
                            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
                var answer = answer(String.valueOf(commands.readLine()).strip());
                connection.getOutputStream().write((answer + "\n").getBytes(StandardCharsets.UTF_8));
            } catch (IOException failure) {
                System.err.println("a command was lost: " + failure.getMessage());
            }
        }
    }

    private String answer(String command) {
        try {
            switch (command) {
                case "kill postgres" -> postgres().kill();
                case "start postgres" -> postgres().start();
                case "kill kafka" -> kafka().kill();
                case "start kafka" -> {
                    kafka().start();
                    new Topics(List.of()).create(kafka().address(), kafka()::requireAlive);
                }
                default -> {
                    return "unknown: " + command;
                }
            }
            return "done: " + command;
        } catch (IOException failure) {
            return "failed: " + command + ": " + failure.getMessage();
        }
    }

    private void end() {
        try {
            if (kafka != null) {
                kafka().kill();
            }
            if (postgres != null) {
                postgres().stop();
            }
            Folders.delete(folder);
        } catch (IOException failure) {
            System.err.println("Backing leaves " + folder + " behind: " + failure.getMessage());
        }
    }
}
