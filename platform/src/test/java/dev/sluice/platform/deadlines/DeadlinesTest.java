package dev.sluice.platform.deadlines;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.sandbox.SandboxClock;
import dev.sluice.stack.testing.BackingServices;
import dev.sluice.stack.testing.TestTokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "platform"))
@DisplayName("A deadline")
class DeadlinesTest {

    @Inject
    Deadlines deadlines;

    @Inject
    Sweep sweep;

    @Inject
    SandboxClock sandboxClock;

    @Inject
    Lamp lamp;

    @Inject
    BusinessClock clock;

    final UUID id = UUID.randomUUID();
    final UUID tenant = UUID.randomUUID();

    @Test
    void is_announced_once_at_its_instant_and_not_a_microsecond_before() {
        var due = clock.now().plus(Duration.ofHours(1));
        set("A", due);

        assertThat(run(due.minusNanos(1000))).isZero();
        assertThat(run(due)).isOne();
        assertThat(run(due)).isZero();
        assertThat(run(due.plusNanos(1000))).isZero();
        assertThat(lamp.of(id)).extracting(Lamp.Announced::dueAt).containsExactly(due);
    }

    @Test
    void can_be_moved_and_withdrawn() {
        var now = clock.now();
        set("A", now.plusSeconds(600));
        set("A", now.plusSeconds(1200));
        set("B", now.plusSeconds(700));
        QuarkusTransaction.requiringNew().run(() -> deadlines.withdraw(Lamp.TYPE, id, "B"));

        run(now.plusSeconds(1199));
        assertThat(lamp.of(id)).isEmpty();
        run(now.plusSeconds(1200));
        assertThat(lamp.of(id)).extracting(Lamp.Announced::kind).containsExactly("A");
    }

    @Test
    void is_announced_with_all_others_of_its_aggregate_in_order() {
        var now = clock.now();
        set("LATE", now.plusSeconds(800));
        set("EARLY", now.plusSeconds(700));

        run(now.plusSeconds(900));

        assertThat(lamp.of(id)).extracting(Lamp.Announced::kind).containsExactly("EARLY", "LATE");
    }

    @Test
    void waits_while_somebody_else_holds_its_aggregate() {
        var due = clock.now().plusSeconds(300);
        set("A", due);
        lamp.held().add(id);
        run(due);
        assertThat(lamp.of(id)).isEmpty();

        lamp.held().remove(id);
        run(due);

        assertThat(lamp.of(id)).hasSize(1);
    }

    @Test
    void of_an_aggregate_that_fails_stays_and_stops_no_other() {
        var due = clock.now().plusSeconds(300);
        var healthy = UUID.randomUUID();
        set("A", due);
        QuarkusTransaction.requiringNew()
                .run(() -> deadlines.set(List.of(new Deadline(Lamp.TYPE, healthy, "A", "", due, "X", Set.of()))));
        lamp.broken().add(id);

        run(due);
        assertThat(lamp.of(healthy)).hasSize(1);
        lamp.broken().remove(id);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            run(due);
            assertThat(lamp.of(id)).hasSize(1);
        });
    }

    @Test
    void is_announced_though_more_than_a_batch_of_others_fails_before_it() {
        var due = clock.now().plusSeconds(300);
        var failing = Stream.generate(UUID::randomUUID).limit(600).toList();
        lamp.broken().addAll(failing);
        QuarkusTransaction.requiringNew()
                .run(() -> deadlines.set(failing.stream()
                        .map(each -> new Deadline(Lamp.TYPE, each, "A", "", due.minusSeconds(1), "X", Set.of()))
                        .toList()));
        set("A", due);

        run(due);
        run(due);

        assertThat(lamp.of(id)).hasSize(1);
        lamp.broken().removeAll(failing);
        QuarkusTransaction.requiringNew().run(() -> failing.forEach(each -> deadlines.withdraw(Lamp.TYPE, each)));
    }

    @Test
    void that_cannot_run_leaves_a_sandbox_clock_at_its_instant_and_not_before() {
        var now = clock.now();
        set("FIRST", now.plus(Duration.ofDays(1)));
        set("SECOND", now.plus(Duration.ofDays(2)));
        advance("{\"by\":\"P1DT1H\"}", "platform").then().statusCode(200);
        lamp.broken().add(id);

        try {
            sandboxClock.advanceTo(now.plus(Duration.ofDays(3)), Duration.ofSeconds(2));
            fail("the clock went past work that did not run");
        } catch (Refusal stuck) {
            assertThat(stuck.code()).isEqualTo("DUE_WORK_STUCK");
        }

        assertThat(clock.now())
                .isBetween(
                        now.plus(Duration.ofDays(2)),
                        now.plus(Duration.ofDays(2)).plusSeconds(10));
        lamp.broken().remove(id);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(lamp.of(id)).hasSize(2));
    }

    @Test
    void is_announced_once_by_eight_sweeps_at_the_same_moment() throws Exception {
        var due = clock.now().plusSeconds(300);
        set("A", due);
        Callable<Integer> one = () -> run(due);
        try (var sweeps = Executors.newVirtualThreadPerTaskExecutor()) {
            sweeps.invokeAll(Collections.nCopies(8, one)).forEach(Future::resultNow);
        }

        assertThat(lamp.of(id)).hasSize(1);
    }

    @Test
    void is_seen_by_the_tenants_it_concerns_earliest_first_and_before_an_instant() {
        var first = clock.now().plusSeconds(5000);
        set("B", first.plusSeconds(1));
        set("A", first);
        var partner = TestTokens.token("PARTNER", tenant, "", "viewer");

        list(partner, "")
                .then()
                .body("items.kind", contains("A", "B"))
                .body("items.who", contains("NEW_PARTNER", "NEW_PARTNER"));
        list(partner, "?before=" + first.plusSeconds(1)).then().body("items.kind", contains("A"));
        list(TestTokens.token("PARTNER", UUID.randomUUID(), "", "viewer"), "")
                .then()
                .body("items", empty());
        list(TestTokens.token("OPERATOR", tenant, "", "operations"), "")
                .then()
                .body("items.subject", not(hasItem(id.toString())));
        list(partner, "?before=soon").then().statusCode(400).body("code", is("INVALID_VALUE"));
    }

    @Test
    void is_listed_page_by_page() {
        var due = clock.now().plusSeconds(5000);
        set("A", due);
        set("B", due);
        var partner = TestTokens.token("PARTNER", tenant, "", "viewer");

        var page = list(partner, "?pageSize=1");
        var next = list(partner, "?pageSize=1&pageToken=" + page.path("nextPageToken"));

        assertThat(List.of(page.<String>path("items[0].kind"), next.<String>path("items[0].kind")))
                .containsExactlyInAnyOrder("A", "B");
        assertThat(page.header("Link")).contains("rel=\"next\"");
        assertThat(next.header("Link")).isNull();
    }

    @Test
    void is_an_event_in_a_calendar_that_keeps_its_identity_when_it_moves() {
        set("ANSWER_DUE", clock.now().plusSeconds(5000));
        var uid = line(calendar(), "UID:");
        set("ANSWER_DUE", Instant.parse("2090-01-22T09:00:00.25Z"));

        var moved = calendar();

        assertThat(line(moved, "UID:")).isEqualTo(uid);
        assertThat(moved)
                .startsWith("BEGIN:VCALENDAR\r\n")
                .contains(
                        "VERSION:2.0\r\n",
                        "DTSTART:20900122T090000Z\r\n",
                        "SUMMARY:answer due\r\n",
                        "TRANSP:TRANSPARENT\r\n")
                .endsWith("END:VCALENDAR\r\n");
    }

    @Test
    void of_a_sandbox_falls_due_when_its_clock_is_moved_and_the_clock_stands_at_its_instant() {
        var now = clock.now();
        set("THIRD", now.plus(Duration.ofDays(90)));
        set("FIRST", now.plus(Duration.ofDays(1)));
        set("SECOND", now.plus(Duration.ofDays(30)));

        advance("{\"by\":\"P90DT1H\"}", "platform").then().statusCode(200);

        assertThat(lamp.of(id))
                .extracting(Lamp.Announced::kind, Lamp.Announced::clock)
                .containsExactly(
                        tuple("FIRST", now.plus(Duration.ofDays(1))),
                        tuple("SECOND", now.plus(Duration.ofDays(30))),
                        tuple("THIRD", now.plus(Duration.ofDays(90))));
        assertThat(clock.now()).isAfter(now.plus(Duration.ofDays(90)));
    }

    @Test
    void is_not_brought_nearer_twice_by_a_move_of_the_clock_that_is_repeated_under_its_key() {
        var key = UUID.randomUUID().toString();
        var moved = advance("{\"by\":\"PT1H\"}", "platform", key);
        var now = clock.now();

        var repeated = advance("{\"by\":\"PT1H\"}", "platform", key);

        repeated.then()
                .statusCode(200)
                .header("Idempotency-Replayed", is("true"))
                .body(is(moved.asString()));
        assertThat(clock.now()).isBetween(now, now.plus(Duration.ofMinutes(30)));
        advance("{\"by\":\"PT2H\"}", "platform", key).then().statusCode(422).body("code", is("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void is_not_brought_nearer_by_whoever_repeats_a_move_that_is_still_under_way() throws Exception {
        var key = UUID.randomUUID().toString();
        var due = clock.now().plus(Duration.ofHours(1));
        set("A", due);
        lamp.held().add(id);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = callers.submit(() -> advance("{\"by\":\"PT2H\"}", "platform", key));
            await().until(() -> !clock.now().isBefore(due));

            advance("{\"by\":\"PT2H\"}", "platform", key)
                    .then()
                    .statusCode(409)
                    .body("code", is("IDEMPOTENCY_KEY_IN_FLIGHT"));

            lamp.held().remove(id);
            first.get().then().statusCode(200);
        }
        assertThat(clock.now()).isBetween(due.plus(Duration.ofHours(1)), due.plus(Duration.ofHours(2)));
    }

    @Test
    void cannot_be_undone_by_moving_the_clock_back() {
        advance("{\"to\":\"" + clock.now().minusSeconds(60) + "\"}", "platform")
                .then()
                .statusCode(422)
                .body("code", is("CLOCK_FORWARD_ONLY"));
        advance("{\"by\":\"PT1H\",\"to\":\"2090-01-01T00:00:00Z\"}", "platform")
                .then()
                .statusCode(400);
        advance("{}", "platform").then().statusCode(400);
        advance("{\"by\":\"P99999999999D\"}", "platform").then().statusCode(400);
        advance("{\"to\":\"+20000-01-01T00:00:00Z\"}", "platform").then().statusCode(400);
        advance("{\"by\":\"PT1H\"}", "operations").then().statusCode(403);
    }

    private int run(Instant now) {
        var before = lamp.of(id).size();
        sweep.runDue(now);
        return lamp.of(id).size() - before;
    }

    private void set(String kind, Instant due) {
        QuarkusTransaction.requiringNew()
                .run(() -> deadlines.set(
                        List.of(new Deadline(Lamp.TYPE, id, kind, "", due, "NEW_PARTNER", Set.of(tenant)))));
    }

    private String calendar() {
        var answer = given().header("Authorization", "Bearer " + TestTokens.token("PARTNER", tenant, "", "viewer"))
                .accept("text/calendar")
                .get("/v1/deadlines");
        assertThat(answer.contentType()).startsWith("text/calendar");
        return answer.asString();
    }

    private static String line(String calendar, String name) {
        return calendar.lines()
                .filter(line -> line.startsWith(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(calendar));
    }

    private static Response list(String who, String query) {
        return given().header("Authorization", "Bearer " + who).get("/v1/deadlines" + query);
    }

    private Response advance(String body, String role) {
        return advance(body, role, UUID.randomUUID().toString());
    }

    private Response advance(String body, String role, String idempotencyKey) {
        return given().header("Authorization", "Bearer " + TestTokens.token("OPERATOR", tenant, "", role))
                .header("Idempotency-Key", idempotencyKey)
                .contentType("application/json")
                .body(body)
                .post("/sandbox/clock/advance");
    }
}
