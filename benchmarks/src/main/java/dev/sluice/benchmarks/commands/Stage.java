package dev.sluice.benchmarks.commands;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.benchmarks.commands.CommandsBenchmark.Scale;
import dev.sluice.benchmarks.comparison.Reading;
import dev.sluice.benchmarks.environment.Application;
import dev.sluice.benchmarks.environment.Backing;
import dev.sluice.benchmarks.environment.Database;
import dev.sluice.benchmarks.environment.Issuer;
import dev.sluice.benchmarks.environment.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Both services over databases with the same tables and the same registry, and what one real command wrote. */
final class Stage implements AutoCloseable {

    private static final String PATH = "/v1/partner-change-requests";

    private final Registry registry;
    private final Database plainDatabase;
    private final List<String> tokens = new ArrayList<>();
    private final WrittenRows rows;
    private final Path rowsFile;
    private final Launch service;
    private final Launch plain;
    private final Series serviceSeries;
    private final Series plainSeries;
    private final String postgres;

    Stage(Backing backing, Issuer issuer, Path serviceJar, Path plainJar, Scale scale) throws Exception {
        registry = new Registry(Scale.CUSTOMERS, scale.agreements());
        for (int i = 0; i < Scale.CUSTOMERS; i++) {
            tokens.add(issuer.administratorOf(Registry.customer(i)));
        }
        var database = backing.database("cocp");
        plainDatabase = backing.database("plain");
        service = launch(serviceJar, database, backing, issuer);
        launch(serviceJar, plainDatabase, backing, issuer).close(); // has laid out the tables
        enterRegistry(database);
        enterRegistry(plainDatabase);
        rows = rowsOfTheFirst(database);
        rowsFile = Files.createTempFile("rows", ".json");
        rows.write(rowsFile);
        plain = new Application(
                        "plain-service",
                        plainJar,
                        false,
                        Application.environment(plainDatabase, backing.brokers(), issuer))
                .with(Map.of("PLAIN_ROWS", rowsFile.toString()))
                .launch();
        serviceSeries = new Series(database, rows, 1, scale.commands(), scale.callers());
        plainSeries = new Series(plainDatabase, rows, 1, scale.commands(), scale.callers());
        try (var connection = database.connect()) {
            postgres = connection.getMetaData().getDatabaseProductVersion();
        }
    }

    private static Launch launch(Path jar, Database database, Backing backing, Issuer issuer) throws Exception {
        return new Application("cocp-service", jar, false, Application.environment(database, backing.brokers(), issuer))
                .with(Map.of("SLUICE_OUTBOX_RELAY", "EXTERNAL", "SLUICE_AUDIT_SEAL_EVERY", "off"))
                .launch();
    }

    private void enterRegistry(Database database) throws SQLException {
        try (var connection = database.connect()) {
            registry.enter(connection);
        }
    }

    /** Number 0. */
    private WrittenRows rowsOfTheFirst(Database database) throws IOException, SQLException {
        try (var line = new Line(service.address());
                var connection = database.connect()) {
            var answer = line.post(PATH, tokens.getFirst(), Registry.submission(0));
            var request = UUID.fromString(new ObjectMapper()
                    .readTree(required(answer).body())
                    .path("id")
                    .asText());
            var known = Map.of(
                    Registry.licence(0),
                    WrittenRows.LICENCE,
                    Registry.customer(0).toString(),
                    WrittenRows.CUSTOMER);
            return new RowsOfCommand(connection, "public.change_request", request, known).find();
        }
    }

    String postgres() {
        return postgres;
    }

    Map<String, Long> rowsOfOne() {
        return rows.counts();
    }

    Reading service() throws Exception {
        return serviceSeries.measure(() -> asking(service.address()));
    }

    Reading plain() throws Exception {
        return plainSeries.measure(() -> asking(plain.address()));
    }

    Reading rows() throws Exception {
        return plainSeries.measure(this::writing);
    }

    private Series.Caller asking(String address) throws IOException {
        var line = new Line(address);
        return new Series.Caller() {
            @Override
            public void command(int number) throws IOException {
                required(line.post(PATH, tokens.get(number % tokens.size()), Registry.submission(number)));
            }

            @Override
            public void close() throws IOException {
                line.close();
            }
        };
    }

    private Series.Caller writing() throws SQLException {
        var connection = plainDatabase.connect();
        connection.setAutoCommit(false);
        return new Series.Caller() {
            @Override
            public void command(int number) throws SQLException {
                rows.insert(
                        connection,
                        Map.of(
                                WrittenRows.LICENCE,
                                Registry.licence(number),
                                WrittenRows.CUSTOMER,
                                registry.customerOf(number).toString()));
            }

            @Override
            public void close() throws SQLException {
                connection.close();
            }
        };
    }

    private static Line.Answer required(Line.Answer answer) {
        if (answer.status() != 201) {
            throw new IllegalStateException("answered %d: %s".formatted(answer.status(), answer.body()));
        }
        return answer;
    }

    @Override
    public void close() throws IOException, SQLException {
        serviceSeries.close();
        plainSeries.close();
        service.close();
        plain.close();
        Files.deleteIfExists(rowsFile);
    }
}
