package dev.sluice.notification.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import dev.sluice.notification.Owner;
import dev.sluice.notification.Receiver;
import dev.sluice.notification.Story;
import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.stack.testing.BackingServices;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@DisplayName("A replay")
class ReplayTest {

    static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    AgroalDataSource database;

    @Inject
    dev.sluice.platform.clock.BusinessClock clock;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    final Receiver receiver = new Receiver();
    Story story;
    Owner owner;
    String from;

    @BeforeEach
    void begin() {
        story = new Story(brokers);
        owner = new Owner("PARTNER", story.newPartner, "anna@noordzee.example", List.of("integration-admin"));
        from = clock.now().minusSeconds(1).toString();
    }

    @AfterEach
    void end() {
        owner.leaves();
        receiver.close();
        story.close();
    }

    @Test
    void sends_everything_once_more_under_the_same_ids_and_in_its_old_order() {
        var endpoint = hears(Map.of("order", "PER_KEY"));
        var told = happen("requested", "accepted", "review-started", "grace-started", "completed", "overdue");
        awaitPosts(6);

        var replay = replay(endpoint, Map.of("from", from, "only", "ALL"));

        done(replay).body("progress.total", is(6)).body("progress.succeeded", is(6));
        awaitPosts(12);
        assertThat(ids().subList(0, 6)).isEqualTo(told);
        assertThat(ids().subList(6, 12)).isEqualTo(told);
    }

    @Test
    void brings_what_was_missed_and_nothing_else() {
        var endpoint = hears(Map.of());
        happen("requested");
        awaitPosts(1);
        owner.says().body("{}").post("/v1/webhook-endpoints/{id}/disable", endpoint);
        var missed = happen("accepted", "review-started");
        awaitTaken(3);
        owner.says()
                .body("{}")
                .post("/v1/webhook-endpoints/{id}/replays", endpoint)
                .then()
                .statusCode(400)
                .body("errors.pointer", containsInAnyOrder("/from", "/only"));
        owner.says()
                .body(Map.of("from", from, "only", "MISSING"))
                .post("/v1/webhook-endpoints/{id}/replays", endpoint)
                .then()
                .statusCode(409)
                .body("state", is("DISABLED"));
        owner.says().body("{}").post("/v1/webhook-endpoints/{id}/enable", endpoint);

        done(replay(endpoint, Map.of("from", from, "only", "MISSING"))).body("progress.succeeded", is(2));

        awaitPosts(3);
        assertThat(ids().subList(1, 3)).containsExactlyInAnyOrderElementsOf(missed);
        done(replay(endpoint, Map.of("from", from, "only", "MISSING"))).body("progress.succeeded", is(0));
    }

    @Test
    void repeats_failures_only_of_the_types_that_are_named() {
        receiver.behaving((exchange, post) ->
                Receiver.status(500, "webhook-delivery", "abort-message").answer(exchange, post));
        var endpoint = hears(Map.of());
        happen("requested", "accepted", "completed");
        awaitPosts(3);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(owner.sees("/v1/webhook-endpoints/{id}/deliveries", endpoint)
                                .getList("items.state"))
                        .containsOnly("ABORTED"));
        receiver.behaving(Receiver.status(204));
        happen("canceled");
        awaitPosts(4);

        var wanted = List.of("partner-change.accepted.v1", "partner-change.canceled.*");
        done(replay(endpoint, Map.of("from", from, "only", "FAILED", "eventTypes", wanted)))
                .body("progress.succeeded", is(1));

        awaitPosts(5);
        assertThat(receiver.posts().getLast().text()).contains("partner-change.accepted.v1");
    }

    @Test
    void waits_for_a_message_whose_intake_is_under_way_and_then_sends_it_too() throws SQLException {
        var endpoint = hears(Map.of());
        try (var slow = database.getConnection()) {
            slow.setAutoCommit(false);
            var late = takes(slow);
            happen("requested");
            awaitPosts(1);

            var replay = replay(endpoint, Map.of("from", from, "only", "MISSING"));
            owner.says()
                    .body(Map.of("from", from, "only", "ALL"))
                    .post("/v1/webhook-endpoints/{id}/replays", endpoint)
                    .then()
                    .statusCode(409)
                    .body("code", is("REPLAY_RUNNING"))
                    .body("operationId", is(replay))
                    .body("state", is("RUNNING"))
                    .body("stateSince", notNullValue());
            assertThat(owner.sees("/v1/webhook-endpoints/{id}/replays", endpoint)
                            .getList("items.id"))
                    .containsExactly(replay);
            Owner.partner()
                    .says()
                    .get("/v1/webhook-endpoints/{id}/replays", endpoint)
                    .then()
                    .statusCode(404);
            assertThat(owner.sees("/v1/operations/{id}", replay).getBoolean("done"))
                    .isFalse();
            slow.commit();

            done(replay).body("progress.succeeded", is(1));
            awaitPosts(2);
            assertThat(ids()).contains(late.toString());
        }
    }

    @Test
    void ends_when_its_owner_cancels_it() throws SQLException {
        var endpoint = hears(Map.of());
        try (var slow = database.getConnection()) {
            slow.setAutoCommit(false);
            takes(slow);
            var replay = replay(endpoint, Map.of("from", from, "only", "ALL"));
            Owner.partner()
                    .says()
                    .post("/v1/operations/{id}/cancel", replay)
                    .then()
                    .statusCode(404);
            new Owner("PARTNER", story.newPartner, "v@noordzee.example", List.of("viewer"))
                    .says()
                    .post("/v1/operations/{id}/cancel", replay)
                    .then()
                    .statusCode(403);

            owner.says()
                    .header("If-Match", "\"999\"")
                    .post("/v1/operations/{id}/cancel", replay)
                    .then()
                    .statusCode(412);
            owner.says()
                    .post("/v1/operations/{id}/cancel", replay)
                    .then()
                    .statusCode(200)
                    .body("canceled", is(true))
                    .body("done", is(true));

            slow.commit();
        }
        done(replay(endpoint, Map.of("from", from, "only", "ALL"))).body("canceled", is(false));
        awaitPosts(1);
        assertThat(receiver.posts()).hasSize(1);
    }

    @Test
    void loses_and_doubles_nothing_however_often_it_is_cut() throws SQLException {
        var endpoint = hears(Map.of());
        owner.says().body("{}").post("/v1/webhook-endpoints/{id}/disable", endpoint);
        var missed = new ArrayList<String>();
        for (var i = 0; i < 13; i++) {
            missed.addAll(happen("requested"));
        }
        awaitTaken(13);
        owner.says().body("{}").post("/v1/webhook-endpoints/{id}/enable", endpoint);
        execute("create sequence cuts");
        execute("""
                create function cut() returns trigger language plpgsql as $$ begin
                    if nextval('cuts') %% 2 = 1 then raise exception 'cut'; end if;
                    return new;
                end $$""".replace("%%", "%"));
        execute(
                "create trigger cut before update on replay for each row when (new.reached > old.reached) execute function cut()");
        try {
            replay(endpoint, Map.of("from", from, "only", "MISSING"));

            await().atMost(SOON).untilAsserted(() -> assertThat(ids()).containsExactlyInAnyOrderElementsOf(missed));
        } finally {
            execute("drop trigger cut on replay");
            execute("drop function cut");
            execute("drop sequence cuts");
        }
    }

    @Test
    void is_refused_with_every_reason() {
        var endpoint = hears(Map.of());
        owner.says()
                .body(Map.of(
                        "from",
                        clock.now().minus(Duration.ofDays(31)).toString(),
                        "to",
                        clock.now().minus(Duration.ofDays(32)).toString(),
                        "eventTypes",
                        List.of("no-such.*"),
                        "only",
                        "ALL"))
                .post("/v1/webhook-endpoints/{id}/replays", endpoint)
                .then()
                .statusCode(422)
                .body("errors.code", contains("REPLAY_RANGE_EMPTY", "REPLAY_TOO_FAR_BACK", "EVENT_TYPE_UNKNOWN"));
        Owner.partner()
                .says()
                .body(Map.of("from", from, "only", "ALL"))
                .post("/v1/webhook-endpoints/{id}/replays", endpoint)
                .then()
                .statusCode(404);
        owner.says()
                .body(Map.of("from", from, "only", "SOME", "until", from))
                .post("/v1/webhook-endpoints/{id}/replays", endpoint)
                .then()
                .statusCode(400)
                .body("errors.pointer", containsInAnyOrder("/only", "/until"));
        owner.says()
                .body(Map.of("from", from, "only", "ALL"))
                .post("/v1/webhook-endpoints/{id}/replays?validateOnly=true", endpoint)
                .then()
                .statusCode(200)
                .body("progress.total", is(0))
                .body("errors", empty());
    }

    private String hears(Map<String, Object> settings) {
        var all = new java.util.HashMap<String, Object>(settings);
        all.put("url", receiver.url());
        all.put("eventTypes", List.of("partner-change.*"));
        return owner.hears(all).getString("id");
    }

    private List<String> happen(String... steps) {
        return java.util.Arrays.stream(steps)
                .map(step -> story.happens(step).get("id").asText())
                .toList();
    }

    private String replay(String endpoint, Map<String, Object> wanted) {
        return owner.says()
                .body(wanted)
                .post("/v1/webhook-endpoints/{id}/replays", endpoint)
                .then()
                .statusCode(202)
                .header("Location", containsString("/v1/operations/"))
                .body("kind", is("webhook-replay"))
                .extract()
                .path("id");
    }

    private ValidatableResponse done(String replay) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                owner.sees("/v1/operations/{id}", replay).getBoolean("done"))
                        .isTrue());
        return owner.says().get("/v1/operations/{id}", replay).then();
    }

    private void awaitPosts(int count) {
        await().atMost(SOON).untilAsserted(() -> assertThat(receiver.posts()).hasSizeGreaterThanOrEqualTo(count));
    }

    private List<String> ids() {
        return receiver.posts().stream().map(post -> post.header("webhook-id")).toList();
    }

    private void awaitTaken(int count) {
        await().atMost(SOON).untilAsserted(() -> {
            try (var connection = database.getConnection();
                    var row = connection
                            .createStatement()
                            .executeQuery("select count(*) from message where subject = '" + story.request + "'")) {
                row.next();
                assertThat(row.getInt(1)).isEqualTo(count);
            }
        });
    }

    /** An intake that has its place in the order, and does not commit yet. */
    private UUID takes(Connection connection) throws SQLException {
        var id = TimeOrderedId.next();
        try (var insert = connection.prepareStatement("""
                with taken as (
                    insert into message (id, type, subject, audience, body, taken_at, accepted_at)
                    values (?, 'partner-change.requested.v1', 'slow', array[?::uuid], '{"specversion":"1.0"}', now(), ?::timestamptz)
                    returning *)
                insert into message_party (tenant_id, position, taken_on, message_id, type, subject, accepted_at)
                select audience[1], position, taken_on, id, type, subject, accepted_at from taken
                """)) {
            insert.setObject(1, id);
            insert.setObject(2, story.newPartner);
            insert.setString(3, clock.now().toString());
            insert.executeUpdate();
            return id;
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
