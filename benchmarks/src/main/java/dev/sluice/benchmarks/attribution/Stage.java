package dev.sluice.benchmarks.attribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.benchmarks.comparison.Reading;
import dev.sluice.benchmarks.environment.Application;
import dev.sluice.benchmarks.environment.Backing;
import dev.sluice.benchmarks.environment.CpuTime;
import dev.sluice.benchmarks.environment.Database;
import dev.sluice.benchmarks.environment.Issuer;
import dev.sluice.benchmarks.environment.Launch;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.PGConnection;

/** attribution-service over a portfolio, and the database beside it. Each trial has a month of its own. */
final class Stage implements AutoCloseable {

    private static final int PIECE = 100_000;
    private static final int MONTHS = 12;
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final UUID PARTNER = UUID.fromString("10000000-0000-4000-8000-000000000000");

    /** What {@code POST /v1/months/.../close} works out, as the one statement that works it out. */
    private static final String SUMS = """
            insert into bench_sum
            select a.partner_tenant_id, l.customer_tenant_id, l.subscription_id, l.product, l.currency, a.type, a.id,
                sum(l.amount), sum(l.quantity), count(*)
            from revenue_line l join association a on a.subscription_id = l.subscription_id
                and a.begins_at < l.month + interval '1 month' and (a.ends_at is null or a.ends_at > l.month)
            where l.month = ?::date
            group by a.partner_tenant_id, l.customer_tenant_id, l.subscription_id, l.product, l.currency, a.type, a.id
            """;

    private final Launch service;
    private final Connection connection;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final String operator;
    private final String partner;
    private final Scale scale;
    private YearMonth next = YearMonth.of(2017, 1);

    Stage(Backing backing, Issuer issuer, Path jar, Scale scale) throws Exception {
        this.scale = scale;
        Database database = backing.database("attribution");
        service = new Application(
                        "attribution-service", jar, false, Application.environment(database, backing.brokers(), issuer))
                .launch();
        connection = database.connect();
        Portfolio.enter(connection);
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    create table bench_sum (partner uuid, customer uuid, subscription text, product text, currency text, type text,
                        association uuid, amount numeric, quantity bigint, sources bigint)
                    """);
            statement.execute("create table bench_line (like revenue_line including all)");
        }
        operator = issuer.token("olga", "OPERATOR", UUID.randomUUID(), "operations");
        partner = issuer.token("pia", "PARTNER", PARTNER, "executive-report-viewer");
    }

    String postgres() throws SQLException {
        return connection.getMetaData().getDatabaseProductVersion();
    }

    Reading imports() throws Exception {
        var body = Lines.upload(nextMonth(), scale.imported());
        return timed(scale.imported(), () -> {
            var operation = call("POST", "/v1/imports?kind=revenue-lines", operator, "text/csv", body);
            var path = "/v1/operations/" + operation.path("id").asText();
            var seen = operation;
            while (!seen.path("done").asBoolean()) {
                LockSupport.parkNanos(LOOK_EVERY.toNanos());
                seen = call("GET", path, operator, "", "");
            }
            require(seen.at("/progress/succeeded").asInt() == scale.imported(), seen);
        });
    }

    /** The same rows into a table like the one that they came to. */
    Reading copies() throws Exception {
        var rows = Lines.rows(nextMonth(), 0, scale.imported());
        return timed(scale.imported(), () -> copy(rows, Lines.COPY.replace("revenue_line", "bench_line")));
    }

    Reading closes(int lines) throws Exception {
        var month = billed(lines);
        return timed(lines, () -> {
            var closed = call("POST", "/v1/months/" + month + "/close", operator, "application/json", "{}");
            require(closed.path("state").asText().equals("CLOSED"), closed);
        });
    }

    Reading sums(int lines) throws Exception {
        var month = billed(lines);
        return timed(lines, () -> {
            try (var insert = connection.prepareStatement(SUMS)) {
                insert.setString(1, month + "-01");
                require(insert.executeUpdate() > 0, json.createObjectNode());
            }
        });
    }

    /** The year up to now, which the dashboard shows. */
    void billYear(int lines) throws SQLException, IOException {
        var now = YearMonth.from(Clock.systemUTC().instant().atOffset(ZoneOffset.UTC));
        for (var back = 0; back < MONTHS; back++) {
            copy(Lines.rows(now.minusMonths(back), 0, lines / MONTHS), Lines.COPY);
        }
        try (var statement = connection.createStatement()) {
            statement.execute("analyze revenue_line");
        }
    }

    /** In milliseconds: the sums of a year. */
    double dashboard() throws Exception {
        var begun = System.nanoTime();
        call("GET", "/v1/partners/" + PARTNER + "/revenue?months=12&groupBy=PRODUCT", partner, "", "");
        return (System.nanoTime() - begun) / 1e6;
    }

    /** The lines of one month, and of no other. */
    private YearMonth billed(int lines) throws SQLException, IOException {
        var month = nextMonth();
        try (var statement = connection.createStatement()) {
            statement.execute("truncate revenue_line");
        }
        for (var from = 0; from < lines; from += PIECE) {
            copy(Lines.rows(month, from, Math.min(lines, from + PIECE)), Lines.COPY);
        }
        try (var statement = connection.createStatement()) {
            statement.execute("analyze revenue_line");
        }
        return month;
    }

    private YearMonth nextMonth() {
        next = next.plusMonths(1);
        return next;
    }

    private void copy(String rows, String command) throws SQLException, IOException {
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn(command, new StringReader(rows));
    }

    private JsonNode call(String method, String path, String token, String mediaType, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(service.address() + path))
                .header("Authorization", "Bearer " + token)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!mediaType.isEmpty()) {
            request.header("Content-Type", mediaType);
        }
        var answer = http.send(request.build(), BodyHandlers.ofString());
        require(answer.statusCode() / 100 == 2, json.createObjectNode().put(method + " " + path, answer.body()));
        return json.readTree(answer.body());
    }

    private static void require(boolean holds, JsonNode seen) {
        if (!holds) {
            throw new IllegalStateException("not as told: " + seen);
        }
    }

    /** Something that is measured. */
    @FunctionalInterface
    private interface Work {

        void run() throws Exception;
    }

    private static Reading timed(int operations, Work work) throws Exception {
        var cpu = CpuTime.now();
        var start = System.nanoTime();
        work.run();
        var nanos = System.nanoTime() - start;
        return new Reading(operations * 1e9 / nanos, CpuTime.now().secondsSince(cpu) * 1_000 / operations);
    }

    @Override
    public void close() throws IOException, SQLException {
        connection.close();
        service.close();
    }
}
