package dev.sluice.benchmarks.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.benchmarks.commands.Series.Caller;
import dev.sluice.benchmarks.comparison.Reading;
import dev.sluice.benchmarks.environment.Backing;
import dev.sluice.benchmarks.environment.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Measuring a series of commands")
class SeriesTest {

    private static final String MADE = "018f0000-0000-7000-8000-000000000001";
    private static final String CUSTOMER = "22222222-0000-4000-8000-000000000001";

    static Backing backing;
    static Database database;

    WrittenRows rows;

    @BeforeAll
    static void start() throws Exception {
        backing = Backing.start(Path.of(System.getProperty("sluice.root")), List.of("bench"));
        database = backing.database("bench");
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("""
                    create table change_request (id uuid primary key, customer uuid not null, licence text not null unique);
                    create table change_item (request_id uuid references change_request, told bytea, of text[]);
                    begin;
                    insert into change_request values ('%1$s', '%2$s', 'L0');
                    insert into change_item values ('%1$s', convert_to('about %1$s', 'UTF8'), '{%2$s}'), ('%1$s', '\\xff', null);
                    commit;
                    """.formatted(MADE, CUSTOMER));
        }
    }

    @AfterAll
    static void end() throws Exception {
        backing.close();
    }

    @BeforeEach
    void find() throws SQLException {
        try (var connection = database.connect()) {
            rows = new RowsOfCommand(
                            connection,
                            "public.change_request",
                            UUID.fromString(MADE),
                            Map.of("L0", "licence", CUSTOMER, "customer"))
                    .find();
        }
    }

    @Test
    void writes_the_rows_of_one_command_again_for_another_customer() throws Exception {
        var other = UUID.randomUUID().toString();
        assertThat(rows.counts()).isEqualTo(Map.of("public.change_request", 1L, "public.change_item", 2L));

        try (var connection = unfinished()) {
            rows.insert(connection, Map.of("licence", "other", "customer", other));

            try (var select = connection.prepareStatement("""
                            select r.customer::text, convert_from(i.told, 'UTF8') = 'about ' || r.id, i.of::text
                            from change_request r join change_item i on i.request_id = r.id
                            where r.licence = 'other' and i.of is not null
                            """);
                    var found = select.executeQuery()) {
                assertThat(found.next()).isTrue();
                assertThat(found.getString(1)).isEqualTo(other);
                assertThat(found.getBoolean(2)).isTrue();
                assertThat(found.getString(3)).isEqualTo("{" + other + "}");
            }
        }
    }

    @Test
    void gives_a_rate_and_its_cost() throws Exception {
        var reading = measured(number -> write("a" + number));

        assertThat(reading.value()).isPositive();
        assertThat(reading.cpuSecondsPerThousand()).isNotNegative();
    }

    @Test
    void fails_when_a_command_writes_nothing() {
        assertThatThrownBy(() -> measured(number -> {
                    if (number != 7) {
                        write("b" + number);
                    }
                }))
                .hasMessageStartingWith("10 commands wrote {public.change_item=18, public.change_request=9}");
    }

    @Test
    void fails_when_a_command_writes_more_than_it_should() {
        assertThatThrownBy(() -> measured(number -> {
                    write("c" + number);
                    if (number == 7) {
                        write("c twice");
                    }
                }))
                .hasMessageStartingWith("10 commands wrote {public.change_item=22, public.change_request=11}");
    }

    private Reading measured(Caller caller) throws Exception {
        try (var series = new Series(database, rows, 1, 10, 2)) {
            return series.measure(() -> caller);
        }
    }

    private void write(String licence) throws SQLException {
        try (var connection = unfinished()) {
            rows.insert(connection, Map.of("licence", licence, "customer", CUSTOMER));
        }
    }

    private static Connection unfinished() throws SQLException {
        var connection = database.connect();
        connection.setAutoCommit(false);
        return connection;
    }
}
