package dev.sluice.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Trade.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("What the service publishes of renewals, migrations, subscriptions and orders")
class ProducedMigrationEventsTest {

    static final String EVENTS = "transfer.migration-events.v1";
    static final String STATE = "transfer.subscription-state.v1";

    final Trade trade = new Trade();
    final Estate estate = new Estate(trade);
    final Tenant noordzee = trade.partner("EUROPE", "LSP", "DIRECT_BILL");
    final Tenant fjord = trade.partner("EUROPE", "LSP", "INDIRECT_PROVIDER");
    final Tenant delta = trade.customer("EUROPE");
    LocalDate end;

    @BeforeEach
    void look_at_the_clock() {
        end = trade.today().plusDays(1);
    }

    @AfterEach
    void hang_up() {
        trade.close();
    }

    @Test
    void keeps_to_its_contracts_and_betrays_nobody() throws IOException {
        var completed = play();

        var published = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> Published.on(List.of(EVENTS, STATE), noordzee, fjord, delta),
                        all -> all.types().contains("subscription.canceled.v1")
                                && all.types().contains("channel-transfer.failed.v1"));

        assertThat(published.types()).containsAll(types(EVENTS)).containsAll(types(STATE));
        published.keepToTheirContracts();
        published.betrayNobody();
        assertThat(published.typesOf(completed.path("id")))
                .containsSubsequence(
                        "channel-transfer.scheduled.v1",
                        "channel-transfer.release-requested.v1",
                        "channel-transfer.release-refused.v1",
                        "channel-transfer.modified.v1",
                        "channel-transfer.held.v1",
                        "channel-transfer.resumed.v1",
                        "channel-transfer.processing.v1",
                        "channel-transfer.completed.v1");
        assertThat(published.typesOf(completed.path("migrationId")))
                .containsExactly(
                        "migration.started.v1",
                        "migration.subscription-created.v1",
                        "migration.subscription-provisioned.v1",
                        "migration.completed.v1");
        assertSameFields(published);
    }

    /** But those that only legacy subscriptions give rise to. */
    private static List<String> types(String topic) {
        return Golden.types(topic).stream()
                .filter(type -> !ProducedLegacyEventsTest.TYPES.contains(type))
                .toList();
    }

    /** The example of each type says what the produced event says, no more and no less. */
    private static void assertSameFields(Published published) throws IOException {
        for (var type : types(EVENTS)) {
            var example = Golden.event(EVENTS, type, Map.of()).get("data");
            var names = new ArrayList<String>();
            example.fieldNames().forEachRemaining(names::add);
            var produced = new ArrayList<String>();
            published.data(EVENTS, type).fieldNames().forEachRemaining(produced::add);
            assertThat(produced)
                    .as(type)
                    .containsAll(names.stream()
                            .filter(name -> !name.equals("promotionId"))
                            .toList());
        }
    }

    /** Every step that a renewal and its subscription can take; returns the renewal that is completed. */
    private Response play() {
        var agreement = trade.agreement(delta, end, Map.of());
        trade.heard();
        trade.related(noordzee, delta);
        trade.related(fjord, delta);
        var renewed = estate.subscribed(agreement, Map.of());
        var handedOver = estate.subscribed(agreement, Map.of());
        var failing = estate.subscribed(agreement, Map.of("sku", "SANDBOX_REFUSE"));
        var id = estate.scheduled(noordzee, renewed);
        String asked = ok(estate.act(fjord, id, "release-requests")).path("id");
        ok(estate.act(noordzee, id, "release-requests/" + asked + "/refuse"));
        ok(estate.modify(noordzee, id, "*", Map.of("quantity", 120)));
        var other = estate.scheduled(noordzee, handedOver);
        String wanted = ok(estate.act(fjord, other, "release-requests")).path("id");
        ok(estate.act(noordzee, other, "release-requests/" + wanted + "/grant"));
        estate.scheduled(fjord, handedOver);
        trade.agreement(agreement, delta, end.plusDays(1), 2, Map.of());
        trade.heard();
        ok(estate.act(noordzee, id, "resume"));
        estate.scheduled(noordzee, failing);
        inBatches();
        byHand(renewed);
        ordered();
        fjordGoesOn(handedOver);
        trade.advanceTo(end.plusDays(2).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC));
        var completed = estate.get(noordzee, id);
        String subscription = completed.path("subscriptionId");
        ok(change(subscription, Map.of("quantity", 130)));
        trade.advance(Duration.ofDays(8));
        giveBack();
        return completed;
    }

    /** So many that it tells how far it is; the first of them alone. */
    private void inBatches() {
        var items = IntStream.range(0, 70)
                .mapToObj(i -> Map.of("type", "RESELLER", "customerEmail", "ga-%d@somebody.example".formatted(i)))
                .toList();
        var batch = "/v1/batches/"
                + ok(trade.post(
                                noordzee.admin(),
                                "/v1/batches",
                                Map.of("kind", "RELATIONSHIP_REQUEST", "items", items, "canary", 1)))
                        .path("id");
        ok(trade.act(noordzee.admin(), batch + "/run"));
        await().until(() -> trade.get(noordzee.admin(), batch).path("state").equals("PAUSED"));
        ok(trade.act(noordzee.admin(), batch + "/resume"));
        await().until(() -> trade.get(noordzee.admin(), batch).path("state").equals("FINISHED"));
    }

    private void byHand(String subscription) {
        var opened = ok(trade.post(
                noordzee.admin(),
                "/v1/manual-transitions",
                Map.of(
                        "customerTenantId",
                        delta.id(),
                        "sourceChannel",
                        "EA",
                        "sourceSubscriptionId",
                        subscription,
                        "targetSku",
                        "M365_E3_NO_TEAMS",
                        "plannedQuantity",
                        100)));
        var path = "/v1/manual-transitions/" + opened.path("id");
        ok(trade.act(delta.admin(), path + "/steps/AUTO_RENEW_OFF/done"));
        ok(trade.act(noordzee.admin(), path + "/steps/PURCHASED/done"));
    }

    /** One that is called off, and one that is refused. */
    private void ordered() {
        String later = ok(trade.post(noordzee.admin(), "/v1/orders", order("M365_E5_NO_TEAMS", end.plusDays(9))))
                .path("id");
        ok(trade.act(noordzee.admin(), "/v1/orders/" + later + "/cancel"));
        ok(trade.post(noordzee.admin(), "/v1/orders", order("SANDBOX_REFUSE", end.plusDays(1))));
    }

    private Map<String, Object> order(String sku, LocalDate day) {
        return Map.of(
                "customerTenantId",
                delta.id(),
                "sku",
                sku,
                "quantity",
                10,
                "termDuration",
                "P1Y",
                "billingCycle",
                "Annual",
                "startDate",
                day.toString(),
                "replaces",
                Map.of("channel", "WEB_DIRECT", "subscriptionId", "w-1"));
    }

    /** Its schedule was held when the agreement moved. */
    private void fjordGoesOn(String subscription) {
        ok(estate.act(fjord, transferOf(subscription), "resume"));
    }

    /** Of a renewal that is processed after the other's window has closed. */
    private void giveBack() {
        var agreement = trade.agreement(delta, trade.today(), Map.of());
        trade.heard();
        var late = estate.subscribed(agreement, Map.of());
        var id = estate.scheduled(noordzee, late);
        trade.advanceTo(trade.today().plusDays(1).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC));
        ok(trade.act(
                noordzee.admin(),
                "/v1/subscriptions/" + estate.get(noordzee, id).path("subscriptionId") + "/cancel"));
    }

    private String transferOf(String subscription) {
        return trade.get(fjord.admin(), Estate.TRANSFERS)
                .path("items.find { it.eaSubscriptionId == '%s' }.id".formatted(subscription));
    }

    private Response change(String subscription, Map<String, Object> change) {
        return Trade.by(noordzee.admin())
                .contentType("application/json")
                .header("If-Match", "*")
                .body(change)
                .patch("/v1/subscriptions/" + subscription);
    }

    private static Response ok(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 201);
        return answer;
    }
}
