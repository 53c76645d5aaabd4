package dev.sluice.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.operations.StuckList;
import dev.sluice.stack.testing.BackingServices;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@DisplayName("What falls due, and what is stuck")
class DueAndStuckTest {

    static final Duration SOON = Duration.ofSeconds(30);
    static final String ENDPOINT = "/v1/webhook-endpoints/{id}";

    @Inject
    AgroalDataSource database;

    @Inject
    StuckList stuckList;

    @Inject
    BusinessClock clock;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    final Receiver receiver = new Receiver();
    Story story;
    Owner owner;

    @BeforeEach
    void begin() {
        story = new Story(brokers);
        owner = new Owner("PARTNER", story.newPartner, "anna@noordzee.example", List.of("integration-admin"));
    }

    @AfterEach
    void end() {
        owner.leaves();
        receiver.close();
        story.close();
    }

    @Test
    void names_the_end_of_a_failing_endpoint_until_it_succeeds() {
        receiver.behaving(Receiver.status(500));
        var id = owner.hears(receiver, "partner-change.*").getString("id");
        assertThat(due()).isEmpty();

        story.happens("requested");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(owner.sees("/v1/deadlines").getList("items.kind"))
                        .containsExactly("DISABLE"));
        var item = owner.sees("/v1/deadlines");
        assertThat(item.getString("items[0].subject")).isEqualTo(id);
        assertThat(item.getString("items[0].link")).isEqualTo("/v1/webhook-endpoints/" + id);
        assertThat(item.getString("items[0].at"))
                .isEqualTo(owner.sees(ENDPOINT, id).getString("deadlines[0].at"));
        owner.says()
                .accept("text/calendar")
                .get("/v1/deadlines")
                .then()
                .statusCode(200)
                .body(containsString("SUMMARY:A webhook endpoint is disabled unless a delivery succeeds"));
        assertThat(owner.sees("/v1/deadlines?before=" + Instant.EPOCH).getList("items"))
                .isEmpty();
        receiver.behaving(Receiver.status(204));
        story.happens("accepted");

        await().atMost(SOON).untilAsserted(() -> assertThat(due()).isEmpty());
    }

    @Test
    void names_the_ends_of_replaced_secrets_page_by_page_to_those_who_mind_endpoints() {
        var id = owner.hears(receiver, "partner-change.*").getString("id");
        for (var overlap : List.of("PT2H", "PT1H")) {
            owner.says()
                    .body(Map.of("overlap", overlap))
                    .post(ENDPOINT + "/rotate-secret", id)
                    .then()
                    .statusCode(200);
        }
        var ends = owner.sees(ENDPOINT, id).<String>getList("deadlines.at");

        var first = owner.sees("/v1/deadlines?pageSize=1");
        var second = owner.sees("/v1/deadlines?pageSize=1&pageToken=" + first.getString("nextPageToken"));

        assertThat(first.getList("items.at")).containsExactly(ends.getFirst());
        assertThat(second.getList("items.at")).containsExactly(ends.getLast());
        assertThat(second.getString("nextPageToken")).isNull();
        assertThat(first.getString("items[0].kind")).isEqualTo("PREVIOUS_SECRET_ENDS");
        for (var other :
                List.of(Owner.partner(), new Owner("PARTNER", owner.tenant(), "v@n.example", List.of("viewer")))) {
            other.says().get("/v1/deadlines").then().statusCode(200).body("items", empty());
        }
    }

    @Test
    void names_when_the_topic_of_a_subscription_that_ended_goes() {
        var id = owner.says()
                .body(Map.of("eventTypes", List.of("*")))
                .post("/v1/kafka-subscriptions")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        owner.says().delete("/v1/kafka-subscriptions/{id}", id).then().statusCode(204);

        assertThat(owner.sees("/v1/deadlines").getList("items.kind")).containsExactly("TOPIC_REMOVED");

        Sandbox.advance("P30D");
        await().atMost(SOON).untilAsserted(() -> assertThat(due()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"2 hours, true", "1 minute, false"})
    void names_deliveries_mails_topics_and_replays_that_have_not_moved_for_too_long(String age, boolean stuck)
            throws SQLException {
        var id = owner.hears(receiver, "partner-change.*").getString("id");
        story.happens("requested");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                owner.sees(ENDPOINT + "/deliveries", id).getList("items.state"))
                        .containsExactly("DELIVERED"));
        var mail = UUID.randomUUID();
        var leaving = UUID.randomUUID();
        var replay = UUID.randomUUID();
        QuarkusTransaction.begin();
        try {
            var business = "timestamptz '%s' - interval '%s'".formatted(clock.now(), age);
            execute("update delivery set state = 'RETRYING', due_at = %s where endpoint_id = '%s'"
                    .formatted(business, id));
            execute("""
                    insert into mail (id, recipient, type, subject, act, facts, created_at, due_at)
                    values ('%s', 'REQUESTER', 'relationship.accepted.v1', 's', 'a', '{}', now() - interval '%s', now())""".formatted(mail, age));
            execute("""
                    insert into partner_topic (tenant_id, topic, principal, group_prefix, state, prepared, ended_at, remove_at)
                    values ('%s', 't', 'p', 'g', 'REMOVING', true, %s, %s)""".formatted(leaving, business, business));
            execute("""
                    insert into replay (id, endpoint_id, tenant_type, tenant_id, from_at, until_at, type_patterns, only_what,
                        until_position, state, total, created_at, touched_at)
                    values ('%s', '%s', 'PARTNER', '%s', now(), now(), '{}', 'ALL', 0, 'RUNNING', 0, now(),
                        now() - interval '%s')""".formatted(replay, id, owner.tenant(), age));

            var named = stuckList.read().stream().map(StuckList.Item::subject).toList();

            for (var subject : List.of(id, mail.toString(), leaving.toString(), replay.toString())) {
                assertThat(named.contains(subject)).as(subject).isEqualTo(stuck);
            }
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private List<String> due() {
        return owner.sees("/v1/deadlines").getList("items.kind");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
