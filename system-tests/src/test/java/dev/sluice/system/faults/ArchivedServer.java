package dev.sluice.system.faults;

import dev.sluice.stack.postgres.PostgresServer;
import dev.sluice.stack.process.Children;
import dev.sluice.stack.process.Ports;
import dev.sluice.system.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.awaitility.Awaitility;

/** The stack's PostgreSQL with a base backup and an archive of its log, out of which it can be had as it was at an instant. */
final class ArchivedServer {

    private static final String SUPERUSER = "postgres";
    private static final DateTimeFormatter TARGET = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSxxx");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final PostgresServer server;
    private final Path archive;
    private final Path earlier;

    private ArchivedServer(PostgresServer server, Path archive, Path earlier) {
        this.server = server;
        this.archive = archive;
        this.earlier = earlier;
    }

    /** Restarts it: an archive begins with a start. */
    static ArchivedServer of(Faults faults) throws IOException, SQLException {
        var server = faults.stack().postgres();
        var archive = Files.createDirectories(server.folder().resolveSibling("archive"));
        Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString("rwxrwxrwx"));
        var archived = new ArchivedServer(server, archive, server.folder().resolveSibling("earlier"));
        archived.tell("alter system set archive_mode = on");
        archived.tell("alter system set archive_command = 'cp %%p %s/%%f'".formatted(archive));
        faults.killPostgres();
        faults.startPostgres();
        archived.backUp();
        return archived;
    }

    /** With its owner: the server does not run as whoever runs the tests. */
    private void backUp() throws IOException, SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('before the damage', true)");
            Children.run(List.of("cp", "-a", server.folder().toString(), earlier.toString()));
            try (var ended = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
                ended.next();
                give("backup_label", ended.getString(1));
            }
        }
        Files.delete(data().resolve("postmaster.pid"));
    }

    /** By the clock of the server. */
    Instant now() throws SQLException {
        return ask("select clock_timestamp()", OffsetDateTime.class).toInstant();
    }

    /** Another server with everything as it was then; the first one goes on. While it reads its settings it knows no abbreviation of a zone, not even Z. */
    PostgresServer at(Instant instant) throws IOException, SQLException {
        var last = ask("select pg_walfile_name(pg_switch_wal())", String.class);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> ask("select coalesce(last_archived_wal, '') from pg_stat_archiver", String.class),
                        archived -> archived.compareTo(last) >= 0);
        Files.writeString(
                data().resolve("postgresql.auto.conf"),
                """
                archive_mode = off
                restore_command = 'cp %s/%%f %%p'
                recovery_target_time = '%s'
                recovery_target_action = promote
                """.formatted(archive, instant.atOffset(ZoneOffset.UTC).format(TARGET)),
                StandardOpenOption.APPEND);
        give("recovery.signal", "");
        var restored = PostgresServer.start(earlier, Ports.free());
        Awaitility.await().atMost(PATIENCE).until(() -> !isRecovering(restored));
        return restored;
    }

    /** A file of ours that the server, another user, may write as its own. */
    private void give(String name, String content) throws IOException {
        var file = Files.writeString(data().resolve(name), content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    }

    private <T> T ask(String question, Class<T> kind) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(question)) {
            row.next();
            return row.getObject(1, kind);
        }
    }

    private boolean isRecovering(PostgresServer restored) throws SQLException, IOException {
        try (var connection = DriverManager.getConnection(restored.address() + "/postgres", SUPERUSER, password());
                var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_is_in_recovery()")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private void tell(String command) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private Path data() {
        return earlier.resolve("data");
    }

    private Connection connect() throws SQLException {
        try {
            return DriverManager.getConnection(server.address() + "/postgres", SUPERUSER, password());
        } catch (IOException failure) {
            throw new SQLException(failure);
        }
    }

    private String password() throws IOException {
        return Files.readString(server.folder().resolve("password"));
    }
}
