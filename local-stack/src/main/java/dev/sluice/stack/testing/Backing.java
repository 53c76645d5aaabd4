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
import java.util.concurrent.Executors;
import java.util.logging.Level;

/**
 * PostgreSQL and Kafka for one test run, as a process of its own. Prints one line of JSON when both are ready; obeys
 * {@code kill|start postgres|kafka} on its control port, each answered by a line; ends, and removes everything, with its
 * input.
 */
public final class Backing {

    private final Path folder;
    private final PostgresServer postgres;
    private final KafkaServer kafka;
    private final List<Database> databases;

    private Backing(Path folder, PostgresServer postgres, KafkaServer kafka, List<Database> databases) {
        this.folder = folder;
        this.postgres = postgres;
        this.kafka = kafka;
        this.databases = databases;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 2 || !arguments[0].equals("--database")) {
            System.err.println("usage: Backing --database <name>[,<name>...]");
            System.exit(2);
        }
        Logging.atLeast(Level.SEVERE); // clients that knock before the broker has started are no news
        Parent.whenGone(() -> System.exit(1));
        var folder = Folders.temporary("backing");
        var names = List.of(arguments[1].split(","));
        var backing = start(folder, names);
        Runtime.getRuntime().addShutdownHook(new Thread(backing::end));
        var control = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> backing.obey(control));
        System.out.println(backing.description(control.getLocalPort()));
        System.in.transferTo(OutputStream.nullOutputStream());
        System.exit(0);
    }

    private static Backing start(Path folder, List<String> names) throws Exception {
        var kafka = KafkaServer.start(folder.resolve("kafka"), Ports.free(), Ports.free());
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var topics = executor.submit(() -> {
                Topics.of(Root.find()).create(kafka.address(), kafka::requireAlive);
                return true;
            });
            var postgres = PostgresServer.start(folder.resolve("postgres"), Ports.free());
            var databases = new ArrayList<Database>();
            for (var name : names) {
                databases.add(postgres.database(name));
            }
            topics.get();
            return new Backing(folder, postgres, kafka, databases);
        }
    }

    private String description(int control) throws IOException {
        var byName = new LinkedHashMap<String, Map<String, String>>();
        for (var database : databases) {
            byName.put(
                    database.name(),
                    Map.of("url", database.url(), "username", database.username(), "password", database.password()));
        }
        return new ObjectMapper()
                .writeValueAsString(Map.of("kafka", kafka.address(), "databases", byName, "control", control));
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
                case "kill postgres" -> postgres.kill();
                case "start postgres" -> postgres.start();
                case "kill kafka" -> kafka.kill();
                case "start kafka" -> {
                    kafka.start();
                    new Topics(List.of()).create(kafka.address(), kafka::requireAlive);
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
            kafka.kill();
            postgres.stop();
            Folders.delete(folder);
        } catch (IOException failure) {
            System.err.println("Backing leaves " + folder + " behind: " + failure.getMessage());
        }
    }
}
