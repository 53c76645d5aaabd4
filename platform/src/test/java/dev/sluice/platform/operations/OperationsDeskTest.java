package dev.sluice.platform.operations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.stack.testing.TestTokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "platform"))
@DisplayName("The operations desk")
class OperationsDeskTest {

    @Inject
    StuckAlarm alarm;

    @Inject
    ExpiredLetters expiredLetters;

    @Inject
    AgroalDataSource database;

    @Inject
    Tally.Refusals refusals;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    final String subject = "subject-" + UUID.randomUUID();

    @Test
    void is_closed_to_everybody_but_operations() {
        for (var path : List.of("dead-letters", "parked-keys", "stuck")) {
            given().header("Authorization", "Bearer " + TestTokens.token("OPERATOR", UUID.randomUUID(), "", "registry"))
                    .get("/v1/" + path)
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void lists_dead_letters_without_their_content() {
        var id = deadLetter();

        get("/v1/dead-letters?consumer=test.readings&pageSize=1000")
                .body(letter(id) + ".topic", is(Tally.Readings.TOPIC))
                .body(letter(id) + ".headers.ce_subject", is(subject))
                .body(letter(id) + ".attempts", is(1))
                .body(letter(id) + ".reason", notNullValue())
                .body(letter(id) + ".value", nullValue());
        get("/v1/dead-letters?topic=other").body("items", empty());
    }

    @Test
    void counts_another_attempt_when_a_dead_letter_still_cannot_be_read() {
        var id = deadLetter();

        redrive(id, "").body("failed", is(1)).body("items[0].result", is("FAILED"));

        get("/v1/dead-letters?pageSize=1000").body(letter(id) + ".attempts", is(2));
        assertThat(audited("redrive_dead_letter", id)).isEqualTo(1);
    }

    @Test
    void applies_a_dead_letter_once_it_can_be_read_and_only_once() throws SQLException {
        var id = deadLetter();
        mend(id);

        redrive(id, "?validateOnly=true").body("redriven", is(1)).body("items[0].result", is("APPLIED"));
        assertThat(applied()).isEmpty();
        redrive(id, "").body("redriven", is(1));

        assertThat(applied()).containsExactly(1L);
        get("/v1/dead-letters?pageSize=1000").body("items.id", not(hasItem(id)));
        get("/v1/dead-letters?redriven=true&pageSize=1000").body(letter(id) + ".redrivenAt", notNullValue());
        redriven(id, 404);
        assertThat(audited("redrive_dead_letter", id)).isEqualTo(1);
    }

    @Test
    void does_not_apply_a_dead_letter_that_later_events_overtook() throws SQLException {
        var id = deadLetter();
        try (var feed = new Feed(brokers, Tally.Readings.TOPIC)) {
            feed.event(subject, 2);
        }
        await().untilAsserted(() -> assertThat(applied()).containsExactly(2L));
        mend(id);

        redrive(id, "").body("redriven", is(1));

        assertThat(applied()).containsExactly(2L);
    }

    @Test
    void keeps_a_dead_letter_for_thirty_days_and_no_longer() throws SQLException {
        var id = deadLetter();

        failedBefore(id, "29 days 23 hours");
        expiredLetters.forget();
        get("/v1/dead-letters?pageSize=1000").body("items.id", hasItem(id));
        failedBefore(id, "30 days 1 second");
        expiredLetters.forget();

        get("/v1/dead-letters?pageSize=1000").body("items.id", not(hasItem(id)));
    }

    @Test
    void releases_a_parked_key_in_order_up_to_the_record_that_is_refused_again() throws SQLException {
        var id = parked(5);
        get("/v1/parked-keys?pageSize=1000")
                .body(letter(id) + ".waiting", is(5))
                .body(letter(id) + ".first.ce_sequence", is("1"));

        post("/v1/parked-keys/" + id + "/release", "{}")
                .body("released", is(false))
                .body("applied", is(0));
        assertThat(applied()).isEmpty();

        refusals.refused.remove(subject);
        post("/v1/parked-keys/" + id + "/release?validateOnly=true", "{}")
                .body("released", is(true))
                .body("applied", is(5));
        assertThat(applied()).isEmpty();

        post("/v1/parked-keys/" + id + "/release", "{}")
                .body("released", is(true))
                .body("applied", is(5));
        assertThat(applied()).containsExactly(1L, 2L, 3L, 4L, 5L);
        get("/v1/parked-keys?pageSize=1000").body("items.id", not(hasItem(id)));
    }

    @Test
    void moves_what_nobody_can_read_to_the_dead_letters_while_it_releases() throws SQLException {
        refusals.refused.add(subject);
        try (var feed = new Feed(brokers, Tally.Refusals.TOPIC)) {
            feed.event(subject, 1);
            feed.unreadable(subject, 0);
            feed.event(subject, 2);
        }
        var id = awaitParked(3);
        refusals.refused.remove(subject);

        post("/v1/parked-keys/" + id + "/release", "{}")
                .body("released", is(true))
                .body("applied", is(2))
                .body("deadLetters", is(1));
        assertThat(applied()).containsExactly(1L, 2L);
    }

    @Test
    void skips_the_record_to_blame_for_a_reason_and_releases_the_others() throws SQLException {
        var id = parked(3);
        refusals.refused.remove(subject);
        post("/v1/parked-keys/" + id + "/skip", "{}", 400).body("errors.code", contains("REASON_REQUIRED"));

        post("/v1/parked-keys/" + id + "/skip", "{\"reason\":\"sent by mistake\"}")
                .body("released", is(true))
                .body("dropped", is(1))
                .body("applied", is(2));

        assertThat(applied()).containsExactly(2L, 3L);
        assertThat(audited("skip_parked_record", id)).isEqualTo(1);
    }

    @Test
    void keeps_a_key_parked_with_the_new_reason_when_the_next_record_is_refused_too() throws SQLException {
        var id = parked(3);

        post("/v1/parked-keys/" + id + "/skip", "{\"reason\":\"sent by mistake\"}")
                .body("released", is(false))
                .body("dropped", is(1))
                .body("reason", notNullValue());

        get("/v1/parked-keys?pageSize=1000")
                .body(letter(id) + ".waiting", is(2))
                .body(letter(id) + ".first.ce_sequence", is("2"));
    }

    @Test
    void says_what_is_stuck_for_how_long_and_what_to_do() {
        get("/v1/stuck")
                .body("items", hasSize(1))
                .body("items[0].state", is("WAITING"))
                .body("items[0].age", is("PT50H"))
                .body("items[0].limit", is("PT48H"))
                .body("items[0].nextAct", is("Count it by hand."));
    }

    @Test
    void raises_an_alarm_for_what_is_stuck() {
        alarm.count();

        assertThat(given().get("/q/metrics").asString())
                .containsPattern("sluice_stuck\\{[^}]*state=\"WAITING\"[^}]*} 1\\.0");
    }

    @Test
    void publishes_state_again_page_by_page() throws SQLException {
        fillState(1200);

        post("/v1/republications?validateOnly=true", "{\"topic\":\"%s\"}".formatted(TallyState.TOPIC))
                .body("published", is(1200));
        assertThat(versions()).isEqualTo(1200);
        post("/v1/republications", "{\"topic\":\"%s\"}".formatted(TallyState.TOPIC))
                .body("published", is(1200))
                .body("resumeAfter", nullValue());
        assertThat(versions()).isEqualTo(2400);
        post("/v1/republications", """
                {"topic":"%s","subjects":["%s-0001","unknown"]}""".formatted(TallyState.TOPIC, subject)).body("published", is(1));
        post("/v1/republications", "{\"topic\":\"nobodys.v1\"}", 422).body("code", is("TOPIC_UNKNOWN"));
    }

    private String deadLetter() {
        try (var feed = new Feed(brokers, Tally.Readings.TOPIC)) {
            feed.unreadable(subject, 1);
        }
        return await().until(
                        () -> get("/v1/dead-letters?pageSize=1000")
                                .extract()
                                .<String>path("items.find { it.headers.ce_subject == '" + subject + "' }?.id"),
                        id -> id != null);
    }

    private String parked(int records) {
        refusals.refused.add(subject);
        try (var feed = new Feed(brokers, Tally.Refusals.TOPIC)) {
            for (int sequence = 1; sequence <= records; sequence++) {
                feed.event(subject, sequence);
            }
        }
        return awaitParked(records);
    }

    private String awaitParked(int records) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> get("/v1/parked-keys?pageSize=1000")
                                .extract()
                                .<String>path("items.find { it.key == '" + subject + "' && it.waiting == " + records
                                        + " }?.id"),
                        id -> id != null);
    }

    /** As if a new version of the consumer could read it. */
    private void mend(String id) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update platform.dead_letter set value = convert_to('{\"number\":1}', 'UTF8') where id = ?::uuid")) {
            update.setString(1, id);
            update.executeUpdate();
        }
    }

    private void failedBefore(String id, String interval) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update platform.dead_letter set first_failed_at = now() - ?::interval where id = ?::uuid")) {
            update.setString(1, interval);
            update.setString(2, id);
            update.executeUpdate();
        }
    }

    private List<Long> applied() throws SQLException {
        return numbers("select sequence from tally where subject = '" + subject + "' order by place");
    }

    private long audited(String operation, String id) {
        try {
            return numbers("select count(*) from platform.audit_record where operation = '%s' and resource_id = '%s'"
                            .formatted(operation, id))
                    .getFirst();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void fillState(int subjects) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into tally_state select ? || '-' || to_char(i, 'FM0000'), 1 from generate_series(1, ?) as i")) {
            insert.setString(1, subject);
            insert.setInt(2, subjects);
            insert.executeUpdate();
        }
    }

    private long versions() throws SQLException {
        return numbers("select sum(version) from tally_state").getFirst();
    }

    private List<Long> numbers(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql);
                var rows = select.executeQuery()) {
            var numbers = new ArrayList<Long>();
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
            return numbers;
        }
    }

    private static String letter(String id) {
        return "items.find { it.id == '" + id + "' }";
    }

    private static ValidatableResponse redrive(String id, String query) {
        return post("/v1/dead-letters/redrives" + query, "{\"ids\":[\"" + id + "\"]}");
    }

    private static void redriven(String id, int status) {
        post("/v1/dead-letters/redrives", "{\"ids\":[\"" + id + "\"]}", status);
    }

    private static ValidatableResponse get(String path) {
        return authorized().get(path).then().statusCode(200);
    }

    private static ValidatableResponse post(String path, String body) {
        return post(path, body, 200);
    }

    private static ValidatableResponse post(String path, String body, int status) {
        return authorized()
                .contentType("application/json")
                .body(body)
                .post(path)
                .then()
                .statusCode(status);
    }

    private static io.restassured.specification.RequestSpecification authorized() {
        return given().header(
                        "Authorization", "Bearer " + TestTokens.token("OPERATOR", UUID.randomUUID(), "", "operations"));
    }
}
