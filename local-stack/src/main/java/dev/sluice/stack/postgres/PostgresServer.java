package dev.sluice.stack.postgres;

import dev.sluice.stack.process.Children;
import dev.sluice.stack.process.Deadline;
import dev.sluice.stack.process.Logs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A server with its data in one folder. It writes as durably as in production: no test should pass because fsync is off. */
public final class PostgresServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SUPERUSER = "postgres";

    private final PostgresBinaries binaries;
    private final Privileges privileges;
    private final Path folder;
    private final int port;
    private final String password;
    private @Nullable Process process;

    private PostgresServer(PostgresBinaries binaries, Privileges privileges, Path folder, int port, String password) {
        this.binaries = binaries;
        this.privileges = privileges;
        this.folder = folder;
        this.port = port;
        this.password = password;
    }

    /** Starts the server over the data in that folder, which is laid out when it is not there yet. */
    public static PostgresServer start(Path folder, int port) throws IOException {
        var fresh = Files.notExists(folder.resolve("data"));
        Files.createDirectories(folder);
        var password =
                fresh ? Passwords.store(folder.resolve("password")) : Files.readString(folder.resolve("password"));
        var server = new PostgresServer(PostgresBinaries.unpacked(), Privileges.ofThisUser(), folder, port, password);
        if (fresh) {
            server.layOut();
        }
        server.start();
        return server;
    }

    public void start() throws IOException {
        var deadline = Deadline.in(PATIENCE);
        do {
            var started = launch();
            process = started;
            if (answers(started, deadline)) {
                return;
            }
            // Processes of a server that was killed may hold its shared memory for a moment longer.
        } while (!deadline.isOver() && Logs.tail(log(), 5).contains("shared memory block"));
        throw new IOException("PostgreSQL does not start: " + Logs.tail(log(), 5));
    }

    /** Creates, where missing, a database and a role of that name which owns it. */
    public Database database(String name) throws IOException {
        var file = folder.resolve("password-" + name);
        try (var connection = connect()) {
            if (Files.notExists(file)) {
                create(connection, name, Passwords.store(file));
            }
        } catch (SQLException failure) {
            throw new IOException("cannot create the database " + name, failure);
        }
        return new Database(name, url(name), name, Files.readString(file));
    }

    public String address() {
        return "jdbc:postgresql://127.0.0.1:" + port;
    }

    /** Where its data, log and passwords are. */
    public Path folder() {
        return folder;
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Ends the server without any warning, as the loss of its machine would. */
    public void kill() throws IOException {
        if (process != null) {
            var backends = process.descendants().toList();
            process.destroyForcibly();
            backends.forEach(ProcessHandle::destroyForcibly);
            Children.exitCode(process);
        }
    }

    public void stop() throws IOException {
        if (process == null || !process.isAlive()) {
            return;
        }
        Children.run(List.of("sh", "-c", "kill -INT " + process.pid())); // "fast": does not wait for clients
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

    private void layOut() throws IOException {
        privileges.handOver(folder);
        Children.run(privileges.drop(List.of(
                binaries.program("initdb"),
                "--pgdata=" + folder.resolve("data"),
                "--username=" + SUPERUSER,
                "--pwfile=" + folder.resolve("password"),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions",
                "--no-sync")));
    }

    private Process launch() throws IOException {
        var command = new ArrayList<>(List.of(
                binaries.program("postgres"), "-D", folder.resolve("data").toString()));
        for (var setting : List.of(
                "port=" + port,
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "max_connections=200",
                "fsync=on",
                "synchronous_commit=on",
                "timezone=UTC",
                "log_timezone=UTC")) {
            command.add("-c");
            command.add(setting);
        }
        var builder = new ProcessBuilder(privileges.drop(Children.endingWithUs("INT", command)));
        return Children.start(
                builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile())));
    }

    private boolean answers(Process started, Deadline deadline) throws IOException {
        while (started.isAlive() && !deadline.isOver()) {
            try (var _ = connect()) {
                return true;
            } catch (SQLException _) {
                deadline.pause(Duration.ofMillis(25));
            }
        }
        return false;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url("postgres"), SUPERUSER, password);
    }

    private String url(String name) {
        return address() + "/" + name;
    }

    private Path log() {
        return folder.resolve("server.log");
    }

    private static void create(Connection connection, String name, String password) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create role \"%s\" login password '%s'".formatted(name, password));
            statement.execute("create database \"%s\" owner \"%s\"".formatted(name, name));
        }
    }
}
