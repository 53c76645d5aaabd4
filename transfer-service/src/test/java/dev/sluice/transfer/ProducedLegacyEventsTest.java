package dev.sluice.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("What the service publishes of legacy subscriptions and their migrations")
class ProducedLegacyEventsTest {

    static final String EVENTS = "transfer.migration-events.v1";
    static final String STATE = "transfer.subscription-state.v1";

    /** Types that only legacy subscriptions give rise to. */
    static final Set<String> TYPES = Set.of(
            "legacy-subscription.changed.v1",
            "migration.repair-started.v1",
            "migration.reverted.v1",
            "migration.scheduled.v1",
            "migration.schedule-changed.v1",
            "migration.schedule-canceled.v1",
            "migration.schedule-failed.v1",
            "migration.vendor-led-announced.v1");

    final Trade trade = new Trade();
    final Legacy legacy = new Legacy(trade);
    final Trade.Tenant noordzee = trade.partner("EUROPE", "LSP", "DIRECT_BILL");
    final Trade.Tenant delta = trade.customer("EUROPE");

    @AfterEach
    void hang_up() {
        trade.close();
    }

    @Test
    void keeps_to_its_contracts_and_betrays_nobody() throws IOException {
        trade.heard();
        trade.related(noordzee, delta);
        var migrated = play();

        var published = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> Published.on(List.of(EVENTS, STATE), noordzee, delta),
                        all -> all.types().containsAll(TYPES) && all.types().contains("subscription.changed.v1"));

        published.keepToTheirContracts();
        published.betrayNobody();
        assertThat(published.typesOf(migrated))
                .containsExactly(
                        "migration.started.v1",
                        "migration.failed.v1",
                        "migration.repair-started.v1",
                        "migration.subscription-created.v1",
                        "migration.subscription-provisioned.v1",
                        "migration.completed.v1");
        for (var type : TYPES) {
            var topic = type.startsWith("migration") ? EVENTS : STATE;
            var said = names(published.data(topic, type));
            var example = names(Golden.event(topic, type, Map.of()).get("data"));
            example.removeAll(
                    Set.of("addOns", "addOnSubscriptionIds", "baseSubscriptionId", "partnerIdOnRecord", "migrationId"));
            assertThat(said).as(type).containsAll(example);
        }
    }

    private static Set<String> names(JsonNode data) {
        var names = new HashSet<String>();
        data.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** A migration that is repaired, one that is reverted; schedules that run, change, fail and are called off; a lead of the vendor. */
    private String play() {
        var today = trade.today();
        var base = legacy.of(delta, noordzee, Map.of("offerId", Legacy.FAILS_TWICE));
        var addOn = legacy.of(delta, noordzee, Map.of("baseSubscriptionId", base));
        var repaired = legacy.migrated(
                noordzee, base, Map.of("addOnMigrations", List.of(Map.of("currentSubscriptionId", addOn))));
        legacy.until(noordzee, repaired, "FAILED_REPAIRING");
        var hopeless =
                legacy.migrated(noordzee, legacy.of(delta, noordzee, Map.of("offerId", Legacy.FAILS_ALWAYS)), Map.of());
        legacy.until(noordzee, hopeless, "FAILED_REPAIRING");
        legacy.of(
                delta,
                noordzee,
                Map.of("termDuration", "P3Y", "purchasedOn", today.minusDays(1000), "termEndDate", today.plusDays(20)));
        var canceled = legacy.scheduled(
                noordzee,
                legacy.of(delta, noordzee, Map.of()),
                Map.of("targetDate", today.plusDays(9).toString()));
        trade.act(noordzee.admin(), Legacy.SCHEDULES + "/" + canceled + "/cancel")
                .then()
                .statusCode(200);
        var failing = legacy.scheduled(
                noordzee,
                legacy.of(delta, noordzee, Map.of()),
                Map.of("targetDate", today.plusDays(3).toString()));
        trade.customer(delta, "EUROPE", 2, Map.of("tradeStatus", "BLOCKED"));
        trade.heard();
        trade.advance(Duration.ofDays(4));
        legacy.planned(noordzee, failing).then().body("state", is("FAILED"));
        return repaired;
    }
}
