package dev.sluice.system;

import static dev.sluice.stack.services.Service.TRANSFER;
import static dev.sluice.system.Suite.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayName("Noordzee migrates two legacy subscriptions of Delta, and gives back what it can while it can")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LegacyMigrationStory {

    static final Suite suite = Suite.running();
    static final Duration WINDOW = Duration.ofHours(168);
    static final Duration MINUTE = Duration.ofMinutes(1);
    /** The clock goes on while it is moved and everything settles. */
    static final Duration IN_TIME = Duration.ofMinutes(10);

    static final Duration LATER = Duration.ofDays(1);
    static final Map<String, String> WHATEVER_VERSION = Map.of("If-Match", "*");

    final Partner noordzee = suite.partner("Noordzee Licenties").listening();
    final Customer delta = suite.customerOf(noordzee, "Delta Waterwerken");

    List<String> old;
    JsonNode kept;
    JsonNode given;
    JsonNode more;
    Reply inTime;
    Reply late;
    Reply lateFewer;
    Reply lateOfTheOthers;

    @BeforeAll
    void play() {
        suite.awaitQuiet();
        old = Legacy.subscriptions(noordzee, delta, 2);
        delta.takes(noordzee);
        kept = migrated(old.getFirst());
        given = migrated(old.getLast());
        suite.advance(LATER);
        more = quantity(30).requireSuccess();
        suite.advanceTo(closes().minus(IN_TIME));
        inTime = canceled(given);
        suite.advanceTo(closes().plus(MINUTE));
        late = canceled(kept);
        lateFewer = quantity(24);
        lateOfTheOthers = quantity(25);
        suite.awaitQuiet();
    }

    private JsonNode migrated(String subscription) {
        var started = noordzee.voice()
                .post(TRANSFER, "/v1/migrations", Map.of("currentSubscriptionId", subscription))
                .requireSuccess();
        var path = "/v1/migrations/" + started.path("id").asText();
        eventually(() -> assertThat(get(path).path("state").asText()).isEqualTo("COMPLETED"));
        return get(path);
    }

    private Instant closes() {
        return Instant.parse(kept.path("completedTime").asText()).plus(WINDOW);
    }

    private Reply canceled(JsonNode migration) {
        return noordzee.voice().post(TRANSFER, path(migration) + "/cancel", Map.of());
    }

    private Reply quantity(int wanted) {
        return noordzee.voice().patch(TRANSFER, path(kept), Map.of("quantity", wanted), WHATEVER_VERSION);
    }

    private JsonNode get(String path) {
        return noordzee.voice().get(TRANSFER, path).requireSuccess();
    }

    private static String id(JsonNode migration) {
        return migration.path("newCommerceSubscriptionId").asText();
    }

    private static String path(JsonNode migration) {
        return "/v1/subscriptions/" + id(migration);
    }

    @Test
    void what_came_with_the_migration_has_a_window_from_its_completion_and_what_came_later_one_of_its_own() {
        assertThat(more.path("windows")).hasSize(2);
        assertThat(more.at("/windows/0/quantity").asInt()).isEqualTo(25);
        assertThat(more.at("/windows/0/closesAt").asText()).isEqualTo(closes().toString());
        assertThat(more.at("/windows/1/quantity").asInt()).isEqualTo(5);
    }

    @Test
    void at_167_50_all_of_it_is_given_back() {
        assertThat(inTime.requireSuccess().path("status").asText()).isEqualTo("Deleted");
        assertThat(get(path(given)).path("status").asText()).isEqualTo("Deleted");
    }

    @Test
    void at_168_01_a_cancel_is_refused_with_the_data_of_the_window() {
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.code()).isEqualTo("WINDOW_CLOSED");
        assertThat(late.body().at("/window/kind").asText()).isEqualTo("CANCEL_OR_REDUCE");
        assertThat(late.body().at("/window/closesAt").asText()).isEqualTo(closes().toString());
        assertThat(late.body().at("/window/quantity").asInt()).isEqualTo(25);
        assertThat(late.body().path("openQuantity").asInt()).isEqualTo(5);
    }

    @Test
    void exactly_what_was_bought_with_the_migration_can_no_longer_be_given_back() {
        assertThat(lateFewer.code()).isEqualTo("WINDOW_CLOSED");
        assertThat(lateOfTheOthers.requireSuccess().path("quantity").asInt()).isEqualTo(25);
        assertThat(get(path(kept)).path("status").asText()).isEqualTo("Active");
    }

    @Test
    void the_old_ones_stay_suspended_and_are_named_by_the_new_ones() {
        assertThat(get(path(kept)).path("migratedFromSubscriptionId").asText()).isEqualTo(old.getFirst());
        assertThat(Reply.items(get("/v1/legacy-subscriptions?customerTenantId=" + delta.tenant())))
                .hasSize(2)
                .allSatisfy(legacy -> assertThat(legacy.path("status").asText()).isEqualTo("Suspended"));
    }

    @Test
    void whoever_listens_hears_of_both_migrations_and_of_the_end_of_the_one_window_that_closed() {
        eventually(() -> {
            assertThat(heard(kept.path("id").asText()))
                    .containsExactly(
                            "migration.started.v1",
                            "migration.subscription-created.v1",
                            "migration.subscription-provisioned.v1",
                            "migration.completed.v1");
            assertThat(heard(given.path("id").asText())).endsWith("migration.completed.v1");
            assertThat(heard(id(given)))
                    .contains("subscription.canceled.v1")
                    .doesNotContain("subscription.window-closed.v1");
            assertThat(heard(id(kept)))
                    .contains("subscription.window-closed.v1")
                    .doesNotContain("subscription.canceled.v1");
        });
        assertThat(noordzee.webhooks())
                .map(receipt -> receipt.path("body"))
                .filteredOn(event -> event.path("type").asText().equals("subscription.window-closed.v1"))
                .singleElement()
                .satisfies(
                        event -> assertThat(event.at("/data/quantity").asInt()).isEqualTo(25));
    }

    /** Of one subject, in the order in which it came. */
    private List<String> heard(String subject) {
        return noordzee.webhooks().stream()
                .map(receipt -> receipt.path("body"))
                .filter(event -> event.path("subject").asText().equals(subject))
                .map(event -> event.path("type").asText())
                .toList();
    }
}
