package dev.sluice.notification.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.notification.Owner;
import dev.sluice.notification.Sandbox;
import dev.sluice.notification.Story;
import dev.sluice.stack.testing.BackingServices;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@DisplayName("A partner's topic")
class TopicTest {

    static final Duration SOON = Duration.ofSeconds(30);
    static final String PATH = "/v1/kafka-subscriptions";

    @Inject
    AgroalDataSource database;

    @Inject
    ObjectMapper json;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    Story story;
    Owner partner;

    @BeforeEach
    void begin() {
        story = new Story(brokers);
        partner = partner(story.newPartner);
    }

    @AfterEach
    void end() {
        partner.sees(PATH)
                .getList("items.id")
                .forEach(id -> partner.says().delete(PATH + "/{id}", id).then().statusCode(204));
        story.close();
    }

    @Test
    void holds_what_it_subscribed_to_and_may_see_in_order_and_without_the_audience() throws Exception {
        var subscription = subscribes(partner, "partner-change.*");
        assertThat(subscription.getString("topic")).isEqualTo("partners.%s.events.v1".formatted(story.newPartner));
        assertThat(subscription.getString("principal")).isEqualTo("User:partner-" + story.newPartner);
        assertThat(subscription.getString("groupPrefix")).isEqualTo("partners.%s.".formatted(story.newPartner));
        try (var other = new Story(brokers)) {
            other.happens("requested");
        }
        var told = List.of(story.happens("requested"), story.happens("accepted"), story.happens("completed"));
        story.publishes(
                "attribution.credit-events.v1", story.example("attribution.credit-events.v1", "association.added.v1"));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(records(subscription)).hasSize(3));

        var records = records(subscription);
        for (var i = 0; i < told.size(); i++) {
            var record = records.get(i);
            var event = told.get(i);
            assertThat(header(record, "ce_id")).isEqualTo(event.get("id").asText());
            assertThat(header(record, "ce_type")).isEqualTo(event.get("type").asText());
            assertThat(header(record, "ce_sequence"))
                    .isEqualTo(event.get("sequence").asText());
            assertThat(header(record, "content-type")).isEqualTo("application/json");
            assertThat(record.headers().lastHeader("ce_audience")).isNull();
            assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo(story.request.toString());
            assertThat(json.readTree(record.value())).isEqualTo(event.get("data"));
        }
    }

    @Test
    void is_subscribed_to_once_by_its_partner_alone() {
        var id = subscribes(partner, "*").getString("id");

        partner.says()
                .body(Map.of("eventTypes", List.of("*")))
                .post(PATH)
                .then()
                .statusCode(409)
                .body("code", is("KAFKA_SUBSCRIPTION_EXISTS"))
                .body("subscriptionId", is(id));
        var stranger = Owner.partner();
        stranger.says().get(PATH + "/{id}", id).then().statusCode(404);
        stranger.says().delete(PATH + "/{id}", id).then().statusCode(404);
        assertThat(stranger.sees(PATH).getList("items")).isEmpty();
        Owner.customer().says().get(PATH).then().statusCode(403);
        new Owner("PARTNER", story.newPartner, "v@noordzee.example", List.of("viewer"))
                .says()
                .body(Map.of("eventTypes", List.of("*")))
                .post(PATH)
                .then()
                .statusCode(403);
        partner.says().get("/v1/webhook-endpoints/{id}", id).then().statusCode(404);
        assertThat(partner.sees("/v1/webhook-endpoints").getList("items")).isEmpty();
    }

    @Test
    void says_what_is_wrong_with_a_subscription() {
        partner.says().body("{}").post(PATH).then().statusCode(400);
        partner.says()
                .body(Map.of("eventTypes", List.of("no-such.*"), "topic", "mine"))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("errors[0].code", is("UNKNOWN_FIELD"));
        partner.says()
                .body(Map.of("eventTypes", List.of("*", "no-such.*")))
                .post(PATH)
                .then()
                .statusCode(422)
                .body("code", is("EVENT_TYPE_UNKNOWN"))
                .body("errors[0].pointer", is("/eventTypes/1"));
        partner.says()
                .body(Map.of("eventTypes", List.of("*")))
                .post(PATH + "?validateOnly=true")
                .then()
                .statusCode(200)
                .body("topic", containsString(story.newPartner.toString()));
        assertThat(partner.sees(PATH).getList("items")).isEmpty();
    }

    @Test
    void is_about_other_types_when_its_partner_says_so() {
        var subscription = subscribes(partner, "association.*");
        var id = subscription.getString("id");
        partner.says()
                .body(Map.of("eventTypes", List.of("*")))
                .patch(PATH + "/{id}", id)
                .then()
                .statusCode(428);
        partner.says()
                .header("If-Match", "\"" + subscription.getInt("version") + "\"")
                .body(Map.of("eventTypes", List.of("partner-change.*")))
                .patch(PATH + "/{id}", id)
                .then()
                .statusCode(200)
                .body("eventTypes", is(List.of("partner-change.*")));

        story.happens("requested");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(records(subscription)).hasSize(1));
    }

    @Test
    void stays_for_thirty_days_after_its_subscription_and_can_be_taken_up_meanwhile() throws Exception {
        var first = subscribes(partner, "*");
        var topic = first.getString("topic");
        partner.says().delete(PATH + "/{id}", first.getString("id")).then().statusCode(204);
        Sandbox.advance("P29D");
        assertThat(topics()).contains(topic);
        var second = subscribes(partner, "*");
        Sandbox.advance("P2D");
        assertThat(topics()).contains(topic);

        partner.says().delete(PATH + "/{id}", second.getString("id")).then().statusCode(204);
        Sandbox.advance("P30D");

        assertThat(topics()).doesNotContain(topic);
        subscribes(partner, "*");
        assertThat(topics()).contains(topic);
    }

    @Test
    void is_not_made_beyond_the_limit_of_the_cluster() throws SQLException {
        execute("""
                insert into partner_topic (tenant_id, topic, principal, group_prefix, state, prepared)
                select gen_random_uuid(), 'limit', 'limit', 'limit', 'ACTIVE', true from generate_series(1, 1000)
                """);
        try {
            partner.says()
                    .body(Map.of("eventTypes", List.of("*")))
                    .post(PATH)
                    .then()
                    .statusCode(409)
                    .body("code", is("TOPIC_LIMIT"));
        } finally {
            execute("delete from partner_topic where topic = 'limit'");
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> records(JsonPath subscription) {
        var partition = new TopicPartition(subscription.getString("topic"), 0);
        var settings = Map.<String, Object>of("bootstrap.servers", brokers);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var end = consumer.endOffsets(List.of(partition)).get(partition);
            var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            while (consumer.position(partition) < end) {
                records.addAll(consumer.poll(Duration.ofMillis(200)).records(partition));
            }
            return records;
        }
    }

    private java.util.Set<String> topics() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            return admin.listTopics().names().get();
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static JsonPath subscribes(Owner partner, String... eventTypes) {
        return partner.says()
                .body(Map.of("eventTypes", List.of(eventTypes)))
                .post(PATH)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static Owner partner(UUID tenant) {
        return new Owner("PARTNER", tenant, "anna@noordzee.example", List.of("integration-admin"));
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
