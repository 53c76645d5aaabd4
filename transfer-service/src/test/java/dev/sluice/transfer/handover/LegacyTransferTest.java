package dev.sluice.transfer.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Handovers;
import dev.sluice.transfer.Legacy;
import dev.sluice.transfer.Published;
import dev.sluice.transfer.Trade;
import dev.sluice.transfer.Trade.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("A transfer that the source offers")
class LegacyTransferTest {

    final Trade trade = new Trade();
    final Handovers handovers = new Handovers(trade);
    final Legacy legacy = new Legacy(trade);
    final Tenant roma = trade.partner("EUROPE", "DIRECT_BILL");
    final Tenant fjord = trade.partner("EUROPE", "LSP", "INDIRECT_PROVIDER");
    final Tenant nordlys = trade.customer("EUROPE");

    @BeforeEach
    void the_source_serves_the_customer() {
        trade.heard();
        trade.related(roma, nordlys);
    }

    @AfterEach
    void hang_up() {
        trade.close();
    }

    @Test
    void moves_all_of_it_to_the_target_that_accepts() {
        trade.related(fjord, nordlys);
        var base = legacy(roma, "");
        var addOn = legacy(roma, base);
        var offered = offer(base);

        offered.then()
                .statusCode(201)
                .body("model", is("LEGACY"))
                .body("state", is("PENDING"))
                .body("deadlines.who", contains("TARGET_PARTNER"))
                .body("allowedActions", contains("cancel"))
                .body("lineItems.subscriptionId", contains(base))
                .body("lineItems[0].addonItems.subscriptionId", contains(addOn));
        String id = offered.path("id");
        handovers
                .get(fjord, id)
                .then()
                .body("lineItems.subscriptionId", contains(base))
                .body("allowedActions", contains("accept", "decline"));
        trade.act(fjord.as("sales-agent"), Handovers.PATH + "/" + id + "/accept")
                .then()
                .statusCode(200)
                .body("state", is("IN_PROGRESS"));

        var done = handovers.inState(fjord, id, "COMPLETE");
        done.then().body("lineItems", hasSize(1)).body("transferErrors", empty());
        String made = done.path("lineItems[0].newSubscriptionId");
        String madeAddOn = done.path("lineItems[0].addonItems[0].newSubscriptionId");
        assertThat(held(fjord)).containsExactlyInAnyOrder(made, madeAddOn);
        assertThat(held(roma)).isEmpty();
        legacy.operation(List.of(legacy.row(base, nordlys, roma, Map.of("quantity", 30))))
                .then()
                .body("errors[0].code", is("ACTION_NOT_ALLOWED_IN_STATE"));
    }

    /** The rest of its term is the target's, from the day of the transfer; a migration goes on from there. */
    @Test
    void says_since_when_the_target_has_it_and_from_whom() throws IOException {
        trade.related(fjord, nordlys);
        var old = legacy(roma, "");
        String id = offer(old).path("id");
        handovers.act(fjord, id, "accept").then().statusCode(200);

        String made = handovers.inState(fjord, id, "COMPLETE").path("lineItems[0].newSubscriptionId");

        var told = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> Published.on(List.of("transfer.subscription-state.v1"), fjord, nordlys),
                        all -> all.typesOf(made).contains("legacy-subscription.changed.v1"));
        told.keepToTheirContracts();
        var state = told.dataOf(made);
        assertThat(state.path("startDate").asText()).isEqualTo(trade.today().toString());
        assertThat(state.path("partnerSince").asText()).isEqualTo(trade.today() + "T00:00:00Z");
        assertThat(state.at("/predecessor/channel").asText()).isEqualTo("LEGACY_CSP");
        assertThat(state.at("/predecessor/subscriptionId").asText()).isEqualTo(old);
        assertThat(state.at("/predecessor/effectiveAt").asText()).isEqualTo(trade.today() + "T00:00:00Z");
        legacy.until(fjord, legacy.migrated(fjord, made, Map.of()), "COMPLETED")
                .then()
                .body("subscriptionEndDate", is(trade.today().plusDays(115).toString()));
    }

    @Test
    void is_refused_for_what_is_no_subscription_of_its_traditional_csp() {
        var csp = handovers.imported(roma, nordlys, Map.of());

        offer(csp)
                .then()
                .statusCode(422)
                .body("code", is("LINE_ITEM_OF_OTHER_MODEL"))
                .body("realCode", is("800078"));
        offer(UUID.randomUUID().toString())
                .then()
                .statusCode(422)
                .body("code", is("LINE_ITEM_UNKNOWN"))
                .body("realCode", is("800078"));
        trade.related(fjord, nordlys);
        handovers
                .accept(roma, handovers.asked(fjord, roma, nordlys), List.of(legacy(roma, "")))
                .then()
                .statusCode(422)
                .body("code", is("LINE_ITEM_OF_OTHER_MODEL"));
    }

    @Test
    void holds_what_is_offered_until_it_is_over() {
        var subscription = legacy(roma, "");
        String first = offer(subscription).then().statusCode(201).extract().path("id");

        offer(subscription)
                .then()
                .statusCode(409)
                .body("code", is("SUBSCRIPTION_BEING_PROCESSED"))
                .body("realCode", is("900101"))
                .body(
                        "errors.message",
                        contains("Subscription: %s: subscription is already part of another transfer request id : %s"
                                .formatted(subscription, first)));
        handovers.act(fjord, first, "cancel").then().statusCode(403).body("code", is("NOT_REQUESTER"));
        handovers.act(fjord, first, "decline").then().statusCode(200).body("state", is("DECLINED"));
        String second = offer(subscription).then().statusCode(201).extract().path("id");
        handovers.act(roma, second, "cancel").then().statusCode(200).body("state", is("CANCELED"));
        var third = offer(subscription);
        trade.advanceTo(Instant.parse(third.path("expiresAt")));
        handovers.inState(roma, third.path("id"), "EXPIRED");
        offer(subscription).then().statusCode(201);
    }

    /** A migration and a transfer exclude each other, whoever is first. */
    @Test
    void excludes_migrations_and_is_excluded_by_them() {
        var offered = legacy(roma, "");
        offer(offered).then().statusCode(201);
        legacy.migrate(roma, offered, Map.of("termDuration", "P1Y", "billingCycle", "Monthly", "quantity", 25))
                .then()
                .statusCode(409);
        var scheduled = legacy(roma, "");
        legacy.scheduled(roma, scheduled, Map.of("migrateOnRenewal", true));

        offer(scheduled)
                .then()
                .statusCode(409)
                .body("code", is("SUBSCRIPTION_BEING_PROCESSED"))
                .body("errors[0].message", containsString("subscription is already part of a migration"));
    }

    @Test
    void is_taken_only_by_whom_the_customer_has_accepted() {
        String id = offer(legacy(roma, "")).path("id");

        handovers
                .act(fjord, id, "accept")
                .then()
                .statusCode(403)
                .body("code", is("NO_CUSTOMER_RELATIONSHIP"))
                .body("realCode", is("20002"));
        handovers.act(roma, id, "accept").then().statusCode(403).body("code", is("NOT_ASKED"));
        trade.related(fjord, nordlys);
        handovers.act(fjord, id, "accept").then().statusCode(200);
    }

    private Response offer(String... subscriptions) {
        return trade.post(
                roma.admin(),
                Handovers.PATH,
                Map.of(
                        "model",
                        "LEGACY",
                        "customerTenantId",
                        nordlys.id(),
                        "targetPartnerTenantId",
                        fjord.id(),
                        "customerEmailId",
                        "ga@nordlys.example",
                        "lineItems",
                        Stream.of(subscriptions)
                                .map(subscription -> Map.of("subscriptionId", subscription))
                                .toList()));
    }

    /** Active ones, as the partner sees them. */
    private List<String> held(Tenant partner) {
        return trade.get(partner.admin(), "/v1/legacy-subscriptions?provider=OWN&customerTenantId=" + nordlys.id())
                .path("items.subscriptionId");
    }

    private String legacy(Tenant partner, String base) {
        return legacy.of(nordlys, partner, Map.of("baseSubscriptionId", base));
    }
}
