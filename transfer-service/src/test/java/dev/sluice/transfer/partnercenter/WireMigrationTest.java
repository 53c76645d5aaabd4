package dev.sluice.transfer.partnercenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Legacy;
import dev.sluice.transfer.Trade;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("A client of the vendor's API")
class WireMigrationTest {

    final Trade trade = new Trade();
    final Legacy legacy = new Legacy(trade);
    final Trade.Tenant noordzee = trade.partner("EUROPE", "LSP", "DIRECT_BILL");
    final Trade.Tenant delta = trade.customer("EUROPE");
    final String path = "/v1/customers/" + delta.id() + "/migrations/newcommerce";

    @BeforeEach
    void they_know_each_other() {
        trade.heard();
        trade.related(noordzee, delta);
    }

    @AfterEach
    void hang_up() {
        trade.close();
    }

    private Response post(String more, Map<String, Object> body) {
        return trade.post(noordzee.admin(), path + more, body);
    }

    @Test
    void asks_whether_a_subscription_can_migrate() {
        var old = legacy.of(delta, noordzee, Map.of());
        var young = legacy.of(
                delta,
                noordzee,
                Map.of("offerId", Legacy.INTUNE, "purchasedOn", trade.today().minusDays(2)));

        post("/validate", Map.of("currentSubscriptionId", old.toUpperCase(Locale.ROOT), "unknownField", 1))
                .then()
                .statusCode(200)
                .body("currentSubscriptionId", is(old))
                .body("isEligible", is(true))
                .body("catalogItemId", is("CFQ7TTC0LFLX:0001"))
                .body("attributes.objectType", is("NewCommerceEligibility"))
                .body("errors", nullValue());
        post("/validate", Map.of("currentSubscriptionId", young))
                .then()
                .statusCode(200)
                .body("isEligible", is(false))
                .body("errors.code", contains(5, 7));
    }

    @Test
    void migrates_and_follows_it() {
        var old = legacy.of(delta, noordzee, Map.of());
        var addOn = legacy.of(delta, noordzee, Map.of("baseSubscriptionId", old, "quantity", 3));

        var started = post(
                "",
                Map.of(
                        "currentSubscriptionId",
                        old,
                        "quantity",
                        30,
                        "externalReferenceId",
                        "771317a4-275d-47d9-9724-3eefa4a168ad",
                        "addOnMigrations",
                        List.of(Map.of("currentSubscriptionId", addOn, "anything", true))));

        started.then()
                .statusCode(201)
                .body("status", is("Processing"))
                .body("addOnMigrations.currentSubscriptionId", contains(addOn))
                .body("subscriptionEndDate", is(trade.today().plusDays(115) + "T00:00:00Z"))
                .body("attributes.objectType", is("NewCommerceMigration"));
        String id = started.path("id");
        await().untilAsserted(() ->
                trade.get(noordzee.admin(), path + "/" + id).then().body("status", is("Completed")));
        var tag = trade.get(noordzee.admin(), path + "/" + id).header("ETag");
        assertThat(tag).matches("\"[0-9]+\"").isNotEqualTo(started.header("ETag"));
        trade.get(noordzee.admin(), path + "/events?current_subscription_id=" + old)
                .then()
                .body("links.self.uri", is(path + "/events?current_subscription_id=" + old))
                .body("links.self.method", is("GET"))
                .body("links.next", nullValue())
                .body("items[0].attributes.objectType", is("NewCommerceMigrationEvent"))
                .body(
                        "items.eventName",
                        contains(
                                "MigrationStarted",
                                "NewCommerceSubscriptionCreated",
                                "NewCommerceSubscriptionProvisioned",
                                "MigrationCompleted"));
        trade.get(noordzee.admin(), path + "/events?MigrationId=" + id).then().body("totalCount", is(4));
        trade.get(noordzee.admin(), path + "/events").then().statusCode(400);
        for (var query : List.of(
                "CustomerTenantId=" + delta.id(),
                "currentsubscriptionid=" + addOn,
                "ExternalReferenceId=771317a4-275d-47d9-9724-3eefa4a168ad")) {
            trade.get(noordzee.admin(), "/v1/migrations/newcommerce?" + query)
                    .then()
                    .body("items.id", contains(id));
        }
        trade.get(noordzee.admin(), "/v1/migrations/newcommerce").then().statusCode(400);
    }

    @Test
    void reads_more_than_300_by_the_token_of_a_header() {
        var first = legacy.of(delta, noordzee, Map.of());
        for (var i = 0; i < 2; i++) {
            legacy.migrated(noordzee, i == 0 ? first : legacy.of(delta, noordzee, Map.of()), Map.of());
        }
        trade.get(noordzee.admin(), "/v1/migrations/newcommerce?CustomerTenantId=" + delta.id())
                .then()
                .body("totalCount", is(2))
                .header("MS-ContinuationToken", nullValue());
        Trade.by(noordzee.admin())
                .header("MS-ContinuationToken", "nonsense")
                .get("/v1/migrations/newcommerce?CustomerTenantId=" + delta.id())
                .then()
                .statusCode(400)
                .body("errors.code", contains("PAGE_TOKEN_INVALID"));
    }

    @Test
    void meets_the_vendors_errors() {
        var old = legacy.of(delta, noordzee, Map.of("status", "Suspended"));

        post("", Map.of("currentSubscriptionId", old))
                .then()
                .statusCode(400)
                .body("code", is("900215"))
                .body("description", containsString("not active"))
                .body("data", hasSize(1))
                .body("source", is("Sluice"))
                .body("errors.code", contains("SUBSCRIPTION_STATUS_NOT_ACTIVE"))
                .body("status", is(400));
        trade.get(noordzee.admin(), path + "/" + UUID.randomUUID())
                .then()
                .statusCode(400)
                .body("code", is("900224"));
        var young =
                legacy.of(delta, noordzee, Map.of("purchasedOn", trade.today().minusDays(2)));
        post("", Map.of("currentSubscriptionId", young)).then().statusCode(403).body("code", is("900226"));
        var bad = legacy.of(
                delta,
                noordzee,
                Map.of("promotion", true, "purchasedOn", trade.today().minusDays(2)));
        post("", Map.of("currentSubscriptionId", bad))
                .then()
                .statusCode(400)
                .body("code", is("900221"))
                .body("errors", hasSize(2));
        var scheduled = legacy.of(delta, noordzee, Map.of());
        legacy.scheduled(noordzee, scheduled, Map.of("migrateOnRenewal", true));
        post("", Map.of("currentSubscriptionId", scheduled))
                .then()
                .statusCode(400)
                .body("code", is("900216"));
        var twice = legacy.of(delta, noordzee, Map.of("baseSubscriptionId", young));
        post(
                        "",
                        Map.of(
                                "currentSubscriptionId",
                                young,
                                "addOnMigrations",
                                List.of(
                                        Map.of("currentSubscriptionId", twice),
                                        Map.of("currentSubscriptionId", twice))))
                .then()
                .statusCode(400)
                .body("errors.code", hasItem("ADD_ON_TWICE"));
        var stranger = trade.partner("EUROPE", "DIRECT_BILL");
        trade.heard();
        trade.post(stranger.admin(), path, Map.of("currentSubscriptionId", old))
                .then()
                .statusCode(403)
                .body("code", is("20002"));
        trade.post(noordzee.as("viewer"), path, Map.of("currentSubscriptionId", old))
                .then()
                .statusCode(403);
        post("", Map.of("quantity", "many"))
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItems("/quantity", "/currentSubscriptionId"));
    }

    @Test
    void repeats_a_request_under_its_id() {
        var old = legacy.of(delta, noordzee, Map.of());
        var id = UUID.randomUUID().toString();
        var request =
                Map.of("MS-RequestId", id, "MS-CorrelationId", UUID.randomUUID().toString());

        var first = Trade.by(noordzee.admin())
                .headers(request)
                .contentType("application/json")
                .body(Map.of("currentSubscriptionId", old))
                .post(path);
        var second = Trade.by(noordzee.admin())
                .headers(request)
                .contentType("application/json")
                .body(Map.of("currentSubscriptionId", old))
                .post(path);

        first.then()
                .statusCode(201)
                .header("MS-RequestId", id)
                .header("MS-CorrelationId", request.get("MS-CorrelationId"));
        second.then().statusCode(201).header("Idempotency-Replayed", "true").body("id", is(first.<String>path("id")));
        var other = legacy.of(delta, noordzee, Map.of());
        Trade.by(noordzee.admin())
                .headers(request)
                .contentType("application/json")
                .body(Map.of("currentSubscriptionId", other))
                .post(path)
                .then()
                .body("errors.code", contains("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void schedules_in_both_spellings_of_add_ons_and_changes_and_cancels() {
        var old = legacy.of(delta, noordzee, Map.of());
        var addOn = legacy.of(delta, noordzee, Map.of("baseSubscriptionId", old));
        var day = trade.today().plusDays(5) + "T00:00:00.000Z";
        var addOns = List.of(Map.of("currentSubscriptionId", addOn));

        var made =
                post("/schedules", Map.of("currentSubscriptionId", old, "targetDate", day, "addOnMigrations", addOns));

        made.then()
                .statusCode(201)
                .body("status", is("Created"))
                .body("addOnMigrationSchedules.currentSubscriptionId", contains(addOn))
                .body("targetDate", is(trade.today().plusDays(5) + "T00:00:00Z"));
        var one = path + "/schedules/" + made.path("id");
        trade.get(noordzee.admin(), one).then().statusCode(200).header("ETag", is("\"1\""));
        put(one, Map.of("currentSubscriptionId", "another", "migrateOnRenewal", true))
                .then()
                .statusCode(400);
        put(one, Map.of("currentSubscriptionId", old, "migrateOnRenewal", true, "addOnMigrationSchedules", addOns))
                .then()
                .statusCode(200)
                .body("migrateOnRenewal", is(true))
                .body("targetDate", nullValue());
        Trade.by(noordzee.admin())
                .header("If-Match", "\"1\"")
                .contentType("application/json")
                .body("{}")
                .post(one + "/cancel")
                .then()
                .statusCode(412)
                .body("code", is("2055"));
        trade.act(noordzee.admin(), one + "/cancel").then().statusCode(200).body("status", is("Cancelled"));
        trade.act(noordzee.admin(), one + "/cancel").then().statusCode(409).body("code", is("900278"));
        post(
                        "/schedules",
                        Map.of(
                                "currentSubscriptionId",
                                old,
                                "targetDate",
                                trade.today().minusDays(1) + "T00:00:00Z"))
                .then()
                .statusCode(400)
                .body("code", is("900221"))
                .body("errors.code", hasItem("BACKDATED_NOT_ALLOWED"));
        trade.get(noordzee.admin(), "/v1/migrations/newcommerce/schedules?currentSubscriptionID=" + old)
                .then()
                .body("items.status", contains("Cancelled"));
        post("/schedules", Map.of("currentSubscriptionId", old)).then().statusCode(400);
    }

    private static Response put(String path, Map<String, Object> body, Trade.Tenant who) {
        return Trade.by(who.admin()).contentType("application/json").body(body).put(path);
    }

    private Response put(String path, Map<String, Object> body) {
        return put(path, body, noordzee);
    }
}
