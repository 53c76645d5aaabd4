package dev.sluice.platform.imports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.stack.testing.BackingServices;
import dev.sluice.stack.testing.TestTokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** 5,000 rows in the build, 100,000 with the profile {@code long}. */
@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "platform"))
@DisplayName("An import")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ImportTest {

    static final int ROWS = Boolean.getBoolean("sluice.long") ? 100_000 : 5_000;
    static final Duration PATIENCE = Duration.ofMinutes(5);

    @Inject
    AgroalDataSource database;

    @Inject
    Parcels parcels;

    @TestHTTPResource("/v1/imports?kind=parcels")
    URI address;

    final UUID tenant = UUID.randomUUID();
    final String run = UUID.randomUUID().toString();

    @Test
    void applies_every_row_of_a_csv_as_its_caller() throws SQLException {
        var body = "\uFEFFweight, code,sent,fragile,tags,size.height\r\n"
                + "7,%s-1,2026-01-20,TRUE,heavy|wet,3\r\n".formatted(run)
                + "8,\"%s-2, odd \"\"name\"\"\",,,,\r\n".formatted(run);

        var operation = send("text/csv", body).statusCode(202).header("Location", containsString("/v1/operations/"));

        done(operation)
                .body("kind", is("parcels"))
                .body("progress.total", is(2))
                .body("progress.succeeded", is(2))
                .body("progress.failed", is(0))
                .body("errors", empty())
                .body("errorReport", nullValue());
        assertThat(text(
                        "select string_agg(code || '/' || array_to_string(tags, '+'), ';' order by code) from parcel where code like '"
                                + run + "%' and applied_by = 'eva@delta.example'"))
                .isEqualTo(run + "-1/heavy+wet;" + run + "-2, odd \"name\"/");
        assertThat(number(
                        "select count(*) from platform.audit_record where operation = 'start_import' and tenants @> array['"
                                + tenant + "'::uuid]"))
                .isEqualTo(1);
    }

    @Test
    void applies_every_row_of_ndjson() throws SQLException {
        var operation = send("application/x-ndjson", """
                {"code":"%1$s-1","weight":1,"tags":["a","b"]}

                {"code":"%1$s-2","weight":2}""".formatted(run));

        done(operation).body("progress.succeeded", is(2));
        assertThat(applied()).isEqualTo(2);
    }

    @Test
    void isolates_rows_that_fail_and_says_why() throws SQLException {
        var operation = send("text/csv", """
                code,weight
                %1$s-1,1
                %1$s-2,heavy
                %1$s-3!,3
                %1$s-1,4
                ,9999
                %1$s-6,6
                """.formatted(run));

        done(operation)
                .body("progress.total", is(6))
                .body("progress.succeeded", is(2))
                .body("progress.failed", is(4))
                .body("errors.row", contains(2, 3, 4, 5, 5))
                .body(
                        "errors.code",
                        contains("INVALID_VALUE", "PARCEL_REFUSED", "PARCEL_EXISTS", "REQUIRED", "INVALID_VALUE"))
                .body("errors.pointer", contains("/weight", "", "", "/code", "/weight"))
                .body("errorReport", endsWith("/errors"));
        assertThat(applied()).isEqualTo(2);
    }

    @Test
    void that_is_cancelled_keeps_what_was_applied_and_begins_nothing_more() throws SQLException {
        var rows = IntStream.rangeClosed(1, 20_000)
                .mapToObj(number -> run + "-" + number + ",1")
                .collect(Collectors.joining("\n", "code,weight\n", "\n"));
        var id = send("text/csv", rows).statusCode(202).extract().<String>path("id");
        var stranger = TestTokens.token("CUSTOMER", UUID.randomUUID(), "a@b.example", "global-admin");
        var reader = TestTokens.token("CUSTOMER", tenant, "r@delta.example", "reader");
        given().header("Authorization", "Bearer " + stranger)
                .post("/v1/operations/{id}/cancel", id)
                .then()
                .statusCode(404);
        given().header("Authorization", "Bearer " + reader)
                .post("/v1/operations/{id}/cancel", id)
                .then()
                .statusCode(403)
                .body("code", is("ROLE_NOT_ALLOWED"));

        var canceled = given().header("Authorization", bearer())
                .post("/v1/operations/{id}/cancel", id)
                .then()
                .statusCode(200)
                .body("done", is(true))
                .body("canceled", is(true))
                .body("allowedActions", empty())
                .extract()
                .jsonPath();

        assertThat(canceled.getInt("progress.succeeded")).isLessThan(20_000).isEqualTo((int) applied());
        given().header("Authorization", bearer())
                .post("/v1/operations/{id}/cancel", id)
                .then()
                .statusCode(409)
                .body("code", is("ACTION_NOT_ALLOWED_IN_STATE"))
                .body("state", is("CANCELED"));
        assertThat(number("select count(*) from platform.import_row where operation_id = '" + id + "'"))
                .isZero();
    }

    @Test
    void reports_its_errors_as_csv_in_which_no_cell_is_a_formula() {
        var operation = send("text/csv", "code,weight\n%s-1!,1\n".formatted(run));
        var report = done(operation).extract().<String>path("errorReport");

        given().header("Authorization", bearer())
                .get(URI.create(report).getPath())
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .body(is("row,pointer,code,message\r\n1,,PARCEL_REFUSED,'=not this one\r\n"));
    }

    @Test
    void only_validates_when_it_is_told_so() throws SQLException {
        var operation = sendTo(
                        "?kind=parcels&validateOnly=true",
                        "text/csv",
                        "code,weight\n%1$s-1,1\n%1$s-2!,1\n".formatted(run))
                .statusCode(202);

        done(operation)
                .body("validateOnly", is(true))
                .body("progress.succeeded", is(1))
                .body("progress.failed", is(1));
        assertThat(applied()).isZero();
    }

    @Test
    void is_refused_whole_when_its_form_is_wrong() throws SQLException {
        send("text/csv", "").statusCode(400).body("errors[0].message", containsString("empty"));
        send("text/csv", "code,weight\n").statusCode(400).body("errors[0].message", containsString("no rows"));
        send("text/csv", "code,wieght,weight,code\n")
                .statusCode(400)
                .body("errors.code", contains("UNKNOWN_FIELD", "INVALID_VALUE"))
                .body("errors.pointer", contains("wieght", "code"))
                .body("errors[0].message", containsString("code, weight, sent, fragile, tags, size.height"));
        send("text/csv", "code,weight\n%s-1,1\n%s-2\n".formatted(run, run)).statusCode(400);
        send("text/csv", "code,weight\n\"%s-1,1\n".formatted(run)).statusCode(400);
        send("application/x-ndjson", "").statusCode(400);
        send("application/x-ndjson", "{\"code\":\"%s\",\"weight\":1}\n[1]\n".formatted(run))
                .statusCode(400)
                .body("errors[0].message", containsString("Line 2"));
        send("text/csv", new byte[] {'c', 'o', 'd', 'e', '\n', (byte) 0xC3, '\n'})
                .statusCode(400)
                .body("errors[0].message", containsString("UTF-8"));
        assertThat(applied()).isZero();
        assertThat(number("select count(*) from platform.operation where tenant = '" + tenant + "'"))
                .isZero();
        assertThat(number(
                        "select count(*) from platform.import_row r join platform.operation o on o.id = r.operation_id"
                                + " where o.tenant = '" + tenant + "'"))
                .isZero();
    }

    @Test
    void is_refused_when_nobody_knows_its_kind_or_its_media_type() {
        sendTo("?kind=ships", "text/csv", "code\n1\n")
                .statusCode(422)
                .body("code", is("IMPORT_KIND_UNKNOWN"))
                .body("detail", containsString("parcels"));
        sendTo("", "text/csv", "code\n1\n").statusCode(400).body("errors.pointer", contains("kind"));
        send("application/json", "{}").statusCode(415).body("code", is("UNSUPPORTED_MEDIA_TYPE"));
    }

    @Test
    void needs_a_role_that_its_kind_allows() {
        given().header("Authorization", "Bearer " + TestTokens.token("CUSTOMER", tenant, "", "reader"))
                .contentType("text/csv")
                .body("code,weight\na,1\n")
                .post("/v1/imports?kind=parcels")
                .then()
                .statusCode(403)
                .body("code", is("ROLE_NOT_ALLOWED"));
    }

    @Test
    void is_seen_by_its_tenant_and_by_operators_alone() {
        var location = send("text/csv", "code,weight\n%s-1,1\n".formatted(run))
                .extract()
                .header("Location");
        var path = URI.create(location).getPath();

        read(TestTokens.token("CUSTOMER", tenant, "", "reader"), path).statusCode(200);
        read(TestTokens.token("OPERATOR", UUID.randomUUID(), "", "registry"), path)
                .statusCode(200);
        read(TestTokens.token("CUSTOMER", UUID.randomUUID(), "", "global-admin"), path)
                .statusCode(404);
        read(TestTokens.token("PARTNER", tenant, "", "admin-agent"), path + "/errors")
                .statusCode(404);
    }

    @Test
    void links_to_where_the_gateway_has_it() {
        var location = given().header("Authorization", bearer())
                .header("X-Forwarded-Prefix", "/cocp")
                .contentType("text/csv")
                .body("code,weight\n%s-1,1\n".formatted(run))
                .post("/v1/imports?kind=parcels")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");

        assertThat(location).matches("/cocp/v1/operations/.+");
    }

    @Test
    void happens_once_however_often_it_is_sent_with_one_key() throws Exception {
        var body = "code,weight\n%s-1,1\n".formatted(run);
        var key = TimeOrderedId.next().toString();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> send = () -> sendWith(key, body).extract().statusCode();
            var answers = callers.invokeAll(Collections.nCopies(5, send)).stream()
                    .map(Future::resultNow)
                    .toList();
            assertThat(answers).contains(202).isSubsetOf(202, 409);
        }

        var again = sendWith(key, body).statusCode(202).header("Idempotency-Replayed", "true");
        done(again).body("id", is(again.extract().<String>path("id"))).body("progress.succeeded", is(1));
        sendWith(key, body + "x,1\n").statusCode(422).body("code", is("IDEMPOTENCY_KEY_REUSED"));
        assertThat(number("select count(*) from platform.operation where tenant = '" + tenant + "'"))
                .isEqualTo(1);
    }

    @Test
    void stages_rows_while_the_body_is_still_on_its_way() throws Exception {
        var sender = new PipedOutputStream();
        try (var client = HttpClient.newHttpClient();
                var body = new PipedInputStream(sender, 64 * 1024)) {
            var answer = client.sendAsync(post(body), HttpResponse.BodyHandlers.ofString());
            try (sender) {
                sender.write(csv(0, 3_000).getBytes(StandardCharsets.UTF_8));
                sender.flush();

                await().untilAsserted(() -> assertThat(staged()).isGreaterThanOrEqualTo(2_000));
                assertThat(answer).isNotDone();
                assertThat(applied()).isZero();

                sender.write(rows(3_000, 3_500).getBytes(StandardCharsets.UTF_8));
            }
            assertThat(answer.get().statusCode()).isEqualTo(202);
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(applied()).isEqualTo(3_500));
    }

    @Test
    void survives_that_its_connection_dies_again_and_again_and_applies_each_row_once() throws Exception {
        parcels.untilCut.set(ROWS / 3);
        var operation = streamed(ROWS);
        await().atMost(PATIENCE).until(() -> parcels.untilCut.get() == 0);
        parcels.untilCut.set(ROWS / 5);

        await().atMost(PATIENCE)
                .untilAsserted(() -> read(token(), operation)
                        .body("done", is(true))
                        .body("progress.total", is(ROWS))
                        .body("progress.succeeded", is(ROWS - ROWS / 100))
                        .body("progress.failed", is(ROWS / 100)));

        assertThat(parcels.untilCut).as("the second cut happened as well").hasValue(0);
        assertThat(applied()).isEqualTo(ROWS - ROWS / 100);
        assertThat(number("select count(*) from platform.import_row")).isZero();
        read(token(), operation).body("errors.size()", is(Math.min(100, ROWS / 100)));
        assertThat(given().header("Authorization", bearer())
                        .get(operation + "/errors")
                        .asString()
                        .lines()
                        .count())
                .isEqualTo(ROWS / 100 + 1);
        System.out.printf("import: %d rows, %d failed, 2 connections killed, each applied once%n", ROWS, ROWS / 100);
    }

    private long staged() throws SQLException {
        return number("select count(*) from platform.import_row r join platform.operation o on o.id = r.operation_id"
                + " where o.state = 'RECEIVING' and o.tenant = '" + tenant + "'");
    }

    /** One row of a hundred is refused. */
    private String streamed(int rows) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    post(InputStream.nullInputStream(), csv(0, rows)), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            return URI.create(answer.headers().firstValue("Location").orElseThrow())
                    .getPath();
        }
    }

    private HttpRequest post(InputStream body) {
        return request()
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> body))
                .build();
    }

    private HttpRequest post(InputStream none, String body) {
        return request().POST(HttpRequest.BodyPublishers.ofString(body)).build();
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(address)
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", bearer())
                .header("Content-Type", "text/csv");
    }

    private String csv(int from, int to) {
        return "code,weight\n" + rows(from, to);
    }

    private String rows(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "%s-%d%s,%d".formatted(run, i, i % 100 == 42 && to == ROWS ? "!" : "", i % 1000))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private ValidatableResponse send(String type, Object body) {
        return sendTo("?kind=parcels", type, body);
    }

    private ValidatableResponse sendTo(String query, String type, Object body) {
        var request = given().header("Authorization", bearer())
                .config(io.restassured.RestAssured.config()
                        .encoderConfig(io.restassured.config.EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs("application/x-ndjson", io.restassured.http.ContentType.TEXT)
                                .encodeContentTypeAs("text/csv", io.restassured.http.ContentType.TEXT)))
                .contentType(type);
        return (body instanceof byte[] bytes
                        ? request.body(bytes)
                        : request.body(((String) body).getBytes(StandardCharsets.UTF_8)))
                .post("/v1/imports" + query)
                .then();
    }

    private ValidatableResponse sendWith(String key, String body) {
        return given().header("Authorization", bearer())
                .header("Idempotency-Key", key)
                .contentType("text/csv")
                .body(body)
                .post("/v1/imports?kind=parcels")
                .then();
    }

    private ValidatableResponse done(ValidatableResponse accepted) {
        var path = URI.create(accepted.extract().header("Location")).getPath();
        await().atMost(PATIENCE).untilAsserted(() -> read(token(), path).body("done", is(true)));
        return read(token(), path).body("doneAt", allOf(matchesPattern(".+Z")));
    }

    private static ValidatableResponse read(String token, String path) {
        return given().header("Authorization", "Bearer " + token).get(path).then();
    }

    private String bearer() {
        return "Bearer " + token();
    }

    private String token() {
        return TestTokens.token("CUSTOMER", tenant, "eva@delta.example", "global-admin");
    }

    private long applied() throws SQLException {
        return number("select count(*) from parcel where code like '" + run + "%'");
    }

    private long number(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    private String text(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql);
                var row = select.executeQuery()) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }
}
