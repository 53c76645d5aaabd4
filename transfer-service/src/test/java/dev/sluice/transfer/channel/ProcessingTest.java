package dev.sluice.transfer.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.platform.sql.Sql;
import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Estate;
import dev.sluice.transfer.Trade;
import dev.sluice.transfer.Trade.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("The processing of a renewal")
class ProcessingTest {

    @Inject
    Sql sql;

    final Trade trade = new Trade();
    final Estate estate = new Estate(trade);
    final Tenant noordzee = trade.partner("EUROPE", "LSP", "DIRECT_BILL");
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

    private String scheduled(Tenant partner, Map<String, Object> subscription, Map<String, Object> renewal) {
        var id = estate.ending(delta, end, subscription);
        trade.related(partner, delta);
        return estate.scheduled(partner, id, renewal);
    }

    private void noon() {
        trade.advanceTo(ProcessingTimes.from(end.plusDays(1)));
    }

    private Response subscription(Tenant partner, String transfer) {
        return trade.get(
                partner.admin(),
                "/v1/subscriptions/" + estate.get(partner, transfer).<String>path("subscriptionId"));
    }

    @Test
    void makes_a_subscription_that_begins_the_day_after_the_end_and_changes_nothing_of_the_ea() {
        var id = scheduled(noordzee, Map.of(), Map.of("quantity", 80));
        var before = rows("select to_jsonb(e)::text from ea_subscription e order by id");

        noon();

        var transfer = estate.get(noordzee, id);
        transfer.then()
                .body("state", is("COMPLETED"))
                .body("subscriptionId", notNullValue())
                .body("allowedActions", empty())
                .body("deadlines", empty());
        subscription(noordzee, id)
                .then()
                .statusCode(200)
                .body("status", is("Active"))
                .body("quantity", is(80))
                .body("sku", is("M365_E3_NO_TEAMS"))
                .body("startDate", is(end.plusDays(1).toString()))
                .body(
                        "termEndDate",
                        is(end.plusDays(1).plusYears(1).minusDays(1).toString()))
                .body("predecessor.channel", is("EA"))
                .body("predecessor.subscriptionId", is(transfer.<String>path("eaSubscriptionId")))
                .body("origin", is("EA_RENEWAL"))
                .body("promotionId", is("E3-NO-TEAMS-FIRST-YEAR"))
                .body("unitPrice.amount", is("29.70"))
                .body("unitPrice.currency", is("EUR"))
                .body("windows.kind", contains("CANCEL_OR_REDUCE"))
                .body("windows[0].quantity", is(80));
        subscription(delta, id).then().statusCode(200).body("unitPrice", nullValue());
        assertThat(rows("select to_jsonb(e)::text from ea_subscription e order by id"))
                .isEqualTo(before);
        estate.schedule(noordzee, transfer.path("eaSubscriptionId"))
                .then()
                .statusCode(409)
                .body("code", is("ALREADY_RENEWED"));
    }

    @Test
    void leaves_an_order_a_migration_and_an_entry_in_the_activity_log() {
        var id = scheduled(noordzee, Map.of("sku", "M365_E3_TEAMS"), Map.of());

        noon();

        var transfer = estate.get(noordzee, id);
        trade.get(noordzee.admin(), "/v1/orders/" + transfer.path("orderId"))
                .then()
                .statusCode(200)
                .body("state", is("PLACED"))
                .body("origin", is("EA_RENEWAL"))
                .body("subscriptionId", is(transfer.<String>path("subscriptionId")));
        trade.get(noordzee.admin(), "/v1/orders").then().body("items.id", contains(transfer.<String>path("orderId")));
        var migration = "/v1/migrations/" + transfer.path("migrationId");
        trade.get(noordzee.admin(), migration)
                .then()
                .body("state", is("COMPLETED"))
                .body("origin", is("EA_RENEWAL"))
                .body("newCommerceSubscriptionId", is(transfer.<String>path("subscriptionId")))
                .body("newCommerceOrderId", is(transfer.<String>path("orderId")))
                .body("currentSubscriptionId", is(transfer.<String>path("eaSubscriptionId")))
                .body("purchaseFullTerm", is(true))
                .body("startedTime", notNullValue())
                .body("completedTime", notNullValue())
                .body("stateSince", notNullValue())
                .body("retryAllowed", is(false));
        trade.get(delta.admin(), migration + "/events")
                .then()
                .body(
                        "items.eventName",
                        contains(
                                "MigrationStarted",
                                "NewCommerceSubscriptionCreated",
                                "NewCommerceSubscriptionProvisioned",
                                "MigrationCompleted"))
                .body("items.newCommerceMigrationId", everyItem(is(transfer.<String>path("migrationId"))))
                .body("items.id.unique()", hasSize(4));
        var second = trade.get(delta.admin(), migration + "/events?pageSize=3").<String>path("nextPageToken");
        trade.get(delta.admin(), migration + "/events?pageSize=3&pageToken=" + second)
                .then()
                .body("items.eventName", contains("MigrationCompleted"));
        var stranger = trade.partner("EUROPE", "DIRECT_BILL");
        trade.get(stranger.admin(), migration).then().statusCode(404).body("realCode", is("900224"));
        trade.get(stranger.admin(), "/v1/orders/" + transfer.path("orderId"))
                .then()
                .statusCode(404);
        trade.get(noordzee.admin(), "/v1/audit-records?resourceType=new_commerce_migration")
                .then()
                .body("items.operation", hasItem("create_new_commerce_migration"));
    }

    @Test
    void goes_on_after_attempts_that_fail() {
        var id = scheduled(noordzee, Map.of("sku", "SANDBOX_FAIL_TWICE"), Map.of());

        noon();
        estate.get(noordzee, id)
                .then()
                .body("state", is("PROCESSING"))
                .body("failureCode", is("PROVISIONER_UNAVAILABLE"))
                .body("deadlines.kind", contains("COMPLETION"));
        estate.modify(noordzee, id, "*", Map.of("quantity", 1))
                .then()
                .statusCode(409)
                .body("code", is("PROCESSING_STARTED"));
        trade.advance(Duration.ofMinutes(7));

        estate.get(noordzee, id).then().body("state", is("COMPLETED")).body("failureCode", nullValue());
    }

    @Test
    void is_given_up_at_its_time_limit_and_frees_the_subscription() {
        var id = scheduled(noordzee, Map.of("sku", "SANDBOX_FAIL_ALWAYS"), Map.of());
        noon();
        trade.advance(Duration.ofHours(72).minusSeconds(60));
        estate.get(noordzee, id).then().body("state", is("PROCESSING"));
        trade.get(Trade.REGISTRY, "/v1/stuck").then().body("items.subject", hasItem(id));

        trade.advance(Duration.ofSeconds(60));

        var failed = estate.get(noordzee, id);
        failed.then()
                .body("state", is("FAILED"))
                .body("failureCode", is("PROVISIONER_UNAVAILABLE"))
                .body("subscriptionId", nullValue());
        trade.get(noordzee.admin(), "/v1/migrations/" + failed.path("migrationId"))
                .then()
                .body("state", is("FAILED_RETRYABLE"))
                .body("retryAllowed", is(true));
        assertThat(rows("select id::text from provisioning_job")).doesNotContain(id);
        estate.schedule(noordzee, failed.path("eaSubscriptionId")).then().statusCode(201);
    }

    @Test
    void ends_when_it_is_refused_for_good() {
        var id = scheduled(noordzee, Map.of("sku", "SANDBOX_REFUSE"), Map.of());

        noon();

        estate.get(noordzee, id).then().body("state", is("FAILED")).body("failureCode", is("PROVISIONING_REFUSED"));
    }

    @Test
    void looks_again_right_before_each_attempt() {
        var id = scheduled(noordzee, Map.of("sku", "SANDBOX_FAIL_TWICE"), Map.of());
        noon();
        trade.agreement(estate.get(noordzee, id).path("agreementId"), delta, end, 2, Map.of("renewed", true));
        trade.heard();

        trade.advance(Duration.ofMinutes(7));

        estate.get(noordzee, id)
                .then()
                .body("state", is("HELD"))
                .body("heldReason", is("AGREEMENT_RENEWED"))
                .body("subscriptionId", nullValue());
        assertThat(rows("select id::text from provisioning_job")).doesNotContain(id);
    }

    @Test
    void asks_a_provider_for_its_reseller() {
        var fjord = trade.partner("EUROPE", "INDIRECT_PROVIDER");
        var alpen = trade.partner("EUROPE", Map.of("indirectProviderTenantId", fjord.id()), "INDIRECT_RESELLER");
        var unsigned = trade.partner("EUROPE", Map.of("mpaSigned", false), "INDIRECT_RESELLER");
        trade.heard();
        var id = scheduled(fjord, Map.of(), Map.of());

        noon();

        trade.get(fjord.admin(), "/v1/tasks?state=OPEN")
                .then()
                .body("items.kind", contains("RESELLER_REQUIRED_AFTER_RENEWAL"))
                .body("items[0].subject", is(estate.get(fjord, id).<String>path("subscriptionId")));
        name(fjord, id, unsigned)
                .then()
                .statusCode(403)
                .body("code", is("RESELLER_AGREEMENT_NOT_SIGNED"))
                .body("realCode", is("900123"));
        name(fjord, id, alpen).then().statusCode(200).body("partnerIdOnRecord", is(alpen.partnerId()));
        trade.get(fjord.admin(), "/v1/tasks?state=OPEN").then().body("items", empty());
        trade.get(fjord.admin(), "/v1/tasks").then().body("items.state", contains("CLOSED"));
    }

    private Response name(Tenant provider, String transfer, Tenant reseller) {
        return Trade.by(provider.admin())
                .contentType("application/json")
                .header("If-Match", "*")
                .body(Map.of("partnerIdOnRecord", reseller.partnerId()))
                .patch("/v1/subscriptions/" + estate.get(provider, transfer).path("subscriptionId"));
    }

    private List<String> rows(String query) {
        return sql.list(row -> row.getString(1), query);
    }
}
