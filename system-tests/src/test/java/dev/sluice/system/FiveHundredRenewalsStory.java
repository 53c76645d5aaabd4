package dev.sluice.system;

import static dev.sluice.stack.services.Service.NOTIFICATION;
import static dev.sluice.system.Suite.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.stack.receiver.Receipt;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayName("Noordzee renews 500 subscriptions in one batch, 30 of which cannot be renewed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FiveHundredRenewalsStory {

    static final Suite suite = Suite.running();

    static final int ALL = 500;
    static final int FAULTS = 15;
    static final int DONE = ALL - 2 * FAULTS;

    final Partner noordzee = suite.partner("Noordzee Licenties");
    final Customer delta = suite.customerOf(noordzee, "Delta Waterwerken");

    Renewals renewals;
    String batch;
    JsonNode planned;
    JsonNode canary;
    JsonNode scheduled;
    Reply again;
    JsonNode ended;

    @BeforeAll
    void play() {
        hearsOfMigrations();
        renewals = Renewals.of(noordzee, delta, suite.businessDay().plusDays(2), ALL, FiveHundredRenewalsStory::sku)
                .related();
        batch = renewals.made("spring", Map.of("canary", 25))
                .requireSuccess()
                .path("id")
                .asText();
        planned = renewals.act(batch, "plan");
        renewals.act(batch, "run");
        canary = renewals.reaches(batch, "PAUSED");
        renewals.act(batch, "resume");
        scheduled = renewals.reaches(batch, "FINISHED");
        again = renewals.made("spring", Map.of("canary", 25));
        suite.advance(Duration.ofDays(4));
        ended = renewals.batch(batch);
    }

    /** Some have no twin in CSP, some are refused when their day has come. */
    private static String sku(int no) {
        return switch (no % (ALL / FAULTS)) {
            case 1 -> no / (ALL / FAULTS) < FAULTS ? "LEGACY_ONPREM_X" : "M365_E3_TEAMS";
            case 2 -> no / (ALL / FAULTS) < FAULTS ? "SANDBOX_REFUSE" : "M365_E3_TEAMS";
            default -> "M365_E3_TEAMS";
        };
    }

    private void hearsOfMigrations() {
        var endpoint = noordzee.voice()
                .post(
                        NOTIFICATION,
                        "/v1/webhook-endpoints",
                        Map.of("url", suite.receiver(noordzee.hook()), "eventTypes", List.of("migration.*")))
                .requireSuccess();
        suite.trust(noordzee.hook(), endpoint.path("secret").asText());
        noordzee.voice()
                .post(
                        NOTIFICATION,
                        "/v1/webhook-endpoints/%s/verify"
                                .formatted(endpoint.path("id").asText()),
                        Map.of())
                .requireSuccess();
    }

    @Test
    void the_plan_tells_which_have_no_twin() {
        assertThat(planned.at("/plan/refused").asInt()).isEqualTo(FAULTS);
        assertThat(planned.at("/plan/accepted").asInt()).isEqualTo(ALL - FAULTS);
    }

    @Test
    void the_first_25_are_tried_alone() {
        assertThat(canary.path("pausedBecause").asText()).isEqualTo("CANARY_DONE");
        assertThat(canary.at("/progress/pending").asInt()).isEqualTo(ALL - 25);
    }

    @Test
    void all_others_follow_and_what_the_plan_refused_is_refused() {
        assertThat(scheduled.at("/progress/succeeded").asInt()).isEqualTo(ALL - FAULTS);
        assertThat(scheduled.at("/progress/failed").asInt()).isEqualTo(FAULTS);
    }

    @Test
    void the_same_again_under_the_same_key_changes_nothing() {
        assertThat(again.requireSuccess().path("id").asText()).isEqualTo(batch);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void in_the_end_470_are_done_and_30_explained() {
        assertThat(ended.at("/progress/succeeded").asInt()).isEqualTo(DONE);
        assertThat(ended.at("/progress/failed").asInt()).isEqualTo(ALL - DONE);
        assertThat(renewals.items(batch, "FAILED"))
                .hasSize(ALL - DONE)
                .allSatisfy(item -> assertThat(item.at("/errors/0/code").asText())
                        .isIn("SKU_NOT_SUPPORTED", "PROVISIONING_REFUSED"));
        assertThat(renewals.items(batch, "SUCCEEDED"))
                .allSatisfy(
                        item -> assertThat(item.at("/result/state").asText()).isEqualTo("COMPLETED"));
    }

    @Test
    void none_is_renewed_twice() {
        assertThat(renewals.renewed()).hasSize(DONE).doesNotHaveDuplicates();
    }

    @Test
    void whoever_listens_to_migrations_hears_of_every_renewal() {
        eventually(() -> assertThat(told("migration.completed.v1")).isEqualTo(published("migration.completed.v1")));
        assertThat(told("migration.completed.v1")).hasSize(DONE);
        assertThat(told("migration.failed.v1")).hasSize(FAULTS);
        assertThat(noordzee.webhooks())
                .allSatisfy(
                        receipt -> assertThat(receipt.path("verdict").asText()).isEqualTo(Receipt.VERIFIED));
    }

    /** Ids of events that came by webhook; one that came twice counts once. */
    private Set<String> told(String type) {
        return noordzee.webhooks().stream()
                .map(receipt -> receipt.path("body"))
                .filter(event -> event.path("type").asText().equals(type))
                .map(event -> event.path("id").asText())
                .collect(Collectors.toSet());
    }

    private Set<String> published(String type) {
        return suite.events().stream()
                .filter(event -> event.type().equals(type))
                .filter(event -> event.attribute("audience").contains(noordzee.tenant()))
                .map(event -> event.attribute("id"))
                .collect(Collectors.toSet());
    }
}
