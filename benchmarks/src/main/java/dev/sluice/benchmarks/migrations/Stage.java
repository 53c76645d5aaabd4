package dev.sluice.benchmarks.migrations;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.benchmarks.commands.Line;
import dev.sluice.benchmarks.commands.RowsOfCommand;
import dev.sluice.benchmarks.commands.Series;
import dev.sluice.benchmarks.commands.WrittenRows;
import dev.sluice.benchmarks.comparison.Reading;
import dev.sluice.benchmarks.environment.Application;
import dev.sluice.benchmarks.environment.Backing;
import dev.sluice.benchmarks.environment.Database;
import dev.sluice.benchmarks.environment.Issuer;
import dev.sluice.benchmarks.environment.Launch;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** transfer-service over one database, a second one with the same tables and estate, and what one real command wrote. */
final class Stage implements AutoCloseable {

    private static final String MIGRATIONS = "/v1/migrations";
    private static final String VALIDATE = "/v1/customers/%s/migrations/newcommerce/validate";
    private static final String SUBSCRIPTION = "subscription";
    private static final UUID OPERATOR = UUID.fromString("00000000-0000-4000-8000-00000000000f");

    private final Estate estate;
    private final Database database;
    private final Database bare;
    private final String admin;
    private final Launch service;
    private final WrittenRows rows;
    private final Series validations;
    private final Series migrations;
    private final Series writes;
    private final Due due;
    private final List<Double> carriedOut = new ArrayList<>();
    private final int commands;

    Stage(Backing backing, Issuer issuer, Path jar, MigrationBenchmark.Scale scale) throws Exception {
        estate = new Estate(MigrationBenchmark.Scale.CUSTOMERS, scale.subscriptions());
        commands = scale.commands();
        admin = issuer.token("nina", "PARTNER", Estate.PARTNER, "admin-agent");
        database = backing.database("transfer");
        bare = backing.database("bare");
        service = launch(jar, database, backing, issuer);
        launch(jar, bare, backing, issuer).close(); // has laid out the tables
        enter(database);
        enter(bare);
        due = new Due(service.address(), issuer.token("otto", "OPERATOR", OPERATOR, "platform"), database);
        rows = rowsOfTheFirst();
        due.run();
        validations = new Series(database, new WrittenRows(List.of()), 1, commands, scale.callers());
        migrations = new Series(database, rows, 1, commands, scale.callers());
        writes = new Series(bare, rows, 1, commands, scale.callers());
    }

    /** Migrations are carried out when they are told to be, so that this is measured by itself; nobody is told to wait. */
    private static Launch launch(Path jar, Database database, Backing backing, Issuer issuer) throws Exception {
        return new Application(
                        "transfer-service", jar, false, Application.environment(database, backing.brokers(), issuer))
                .with(Map.of(
                        "SLUICE_OUTBOX_RELAY",
                        "EXTERNAL",
                        "SLUICE_AUDIT_SEAL_EVERY",
                        "off",
                        "SLUICE_PROVISIONER_EVERY",
                        "off",
                        "SLUICE_PARTNER_CENTER_VALIDATIONS",
                        "0"))
                .launch();
    }

    private void enter(Database into) throws SQLException {
        try (var connection = into.connect()) {
            estate.enter(connection);
        }
    }

    /** Number 0. */
    private WrittenRows rowsOfTheFirst() throws IOException, SQLException {
        try (var line = new Line(service.address());
                var connection = database.connect()) {
            var answer = required(line.post(MIGRATIONS, admin, Estate.request(0)), 201, "PROCESSING");
            var migration = UUID.fromString(
                    new ObjectMapper().readTree(answer.body()).path("id").asText());
            var known = Map.of(
                    Estate.subscription(0), SUBSCRIPTION, estate.customerOf(0).toString(), WrittenRows.CUSTOMER);
            return new RowsOfCommand(connection, "public.migration", migration, known).find();
        }
    }

    Map<String, Long> rowsOfOne() {
        return rows.counts();
    }

    Reading validate() throws Exception {
        return validations.measure(() -> asking(VALIDATE, 200, "\"isEligible\":true"));
    }

    Reading look() throws Exception {
        return validations.measure(this::looking);
    }

    /** Takes as many, and then carries them out. */
    Reading migrate() throws Exception {
        var reading = migrations.measure(() -> asking(MIGRATIONS, 201, "PROCESSING"));
        carriedOut.add(commands / due.run());
        return reading;
    }

    Reading write() throws Exception {
        return writes.measure(this::writing);
    }

    /** Migrations a second, one reading after each trial. */
    List<Double> carriedOut() {
        return List.copyOf(carriedOut);
    }

    private Series.Caller asking(String path, int status, String text) throws IOException {
        var line = new Line(service.address());
        return new Series.Caller() {
            @Override
            public void command(int number) throws IOException {
                var mine = estate.unused(number);
                var target = path.formatted(estate.customerOf(mine));
                required(line.post(target, admin, Estate.request(mine)), status, text);
            }

            @Override
            public void close() throws IOException {
                line.close();
            }
        };
    }

    private Series.Caller looking() throws SQLException {
        var looks = new Looks(database.connect());
        return new Series.Caller() {
            @Override
            public void command(int number) throws SQLException {
                var mine = estate.unused(number);
                looks.at(Estate.subscription(mine), estate.customerOf(mine));
            }

            @Override
            public void close() throws SQLException {
                looks.close();
            }
        };
    }

    private Series.Caller writing() throws SQLException {
        var connection = bare.connect();
        connection.setAutoCommit(false);
        return new Series.Caller() {
            @Override
            public void command(int number) throws SQLException {
                rows.insert(
                        connection,
                        Map.of(
                                SUBSCRIPTION,
                                Estate.subscription(number),
                                WrittenRows.CUSTOMER,
                                estate.customerOf(number).toString()));
            }

            @Override
            public void close() throws SQLException {
                connection.close();
            }
        };
    }

    static Line.Answer required(Line.Answer answer, int status, String text) {
        if (answer.status() != status || !answer.body().contains(text)) {
            throw new IllegalStateException("answered %d: %s".formatted(answer.status(), answer.body()));
        }
        return answer;
    }

    @Override
    public void close() throws IOException, SQLException {
        validations.close();
        migrations.close();
        writes.close();
        due.close();
        service.close();
    }
}
