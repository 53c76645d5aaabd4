package dev.sluice.transfer.manual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Estate;
import dev.sluice.transfer.Trade;
import dev.sluice.transfer.Trade.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("A manual transition")
class ManualTransitionTest {

    static final String PATH = "/v1/manual-transitions";

    final Trade trade = new Trade();
    final Estate estate = new Estate(trade);
    final Tenant noordzee = trade.partner("EUROPE", "LSP", "DIRECT_BILL");
    final Tenant roma = trade.partner("EUROPE", "DIRECT_BILL");
    final Tenant delta = trade.customer("EUROPE");
    LocalDate end;

    @BeforeEach
    void relate() {
        trade.heard();
        trade.related(noordzee, delta);
        end = trade.today().plusDays(40);
    }

    @AfterEach
    void hang_up() {
        trade.close();
    }

    @Test
    void from_the_web_is_a_checklist_with_the_steps_of_customer_and_target() {
        var opened = open(imported("WEB_DIRECT", ""), "WEB_DIRECT", Map.of("plannedQuantity", 90));

        opened.then()
                .statusCode(201)
                .header("Location", endsWith(PATH + "/" + opened.path("id")))
                .body("state", is("OPEN"))
                .body("purchaseDeadline", is(end.plusDays(30).toString()))
                .body("provisioningIdMatch", is(true))
                .body("quantityMatch", is(false))
                .body("licenseReassignmentRequired", is(true))
                .body("creditRoute", is("PARTNER_WITH_DELEGATED_ADMIN"))
                .body("advice", is("WAIT_FOR_END"))
                .body("steps.step", contains("AUTO_RENEW_OFF", "PURCHASED", "LICENSES_REASSIGNED", "CREDIT_REQUESTED"))
                .body("steps.who", contains("CUSTOMER", "TARGET", "CUSTOMER", "TARGET"))
                .body("allowedActions", contains("steps/PURCHASED/done", "steps/CREDIT_REQUESTED/done"))
                .body("deadlines.kind", contains("PURCHASE"));
        trade.get(delta.admin(), "/v1/deadlines").then().body("items.kind", hasItem("PURCHASE"));
    }

    @Test
    void is_completed_by_the_last_of_its_steps() {
        String id = open(imported("WEB_DIRECT", ""), "WEB_DIRECT", Map.of()).path("id");

        done(delta, id, "AUTO_RENEW_OFF").then().statusCode(200).body("state", is("OPEN"));
        done(noordzee, id, "PURCHASED")
                .then()
                .statusCode(200)
                .body("steps.find { it.step == 'PURCHASED' }.doneAt", notNullValue())
                .body("deadlines", empty());
        done(noordzee, id, "CREDIT_REQUESTED")
                .then()
                .statusCode(200)
                .body("state", is("COMPLETED"))
                .body("allowedActions", empty());
        done(noordzee, id, "PURCHASED")
                .then()
                .statusCode(409)
                .body("code", is("ACTION_NOT_ALLOWED_IN_STATE"))
                .body("state", is("COMPLETED"));
        trade.get(noordzee.admin(), PATH + "?state=COMPLETED").then().body("items.id", contains(id));
        trade.get(delta.admin(), PATH + "?state=OPEN").then().body("items", empty());
    }

    @Test
    void from_another_partner_has_a_step_of_its_own_for_it() {
        String id = open(imported("OTHER_CSP", roma.id().toString()), "OTHER_CSP", Map.of())
                .path("id");

        trade.get(roma.admin(), PATH + "/" + id)
                .then()
                .statusCode(200)
                .body("creditRoute", is("NONE"))
                .body("allowedActions", contains("steps/AUTO_RENEW_OFF/done"));
        done(noordzee, id, "AUTO_RENEW_OFF").then().statusCode(403).body("code", is("STEP_OF_OTHERS"));
        done(delta, id, "AUTO_RENEW_OFF").then().statusCode(403);
        done(noordzee, id, "CREDIT_REQUESTED").then().statusCode(422).body("code", is("STEP_NOT_NEEDED"));
        done(noordzee, id, "SOMETHING").then().statusCode(404);
        done(roma, id, "AUTO_RENEW_OFF").then().statusCode(200);
        done(noordzee, id, "PURCHASED").then().body("state", is("COMPLETED"));
    }

    @Test
    void from_an_ea_is_the_way_of_public_sector_and_of_what_is_not_renewed() {
        var subscription = estate.ending(delta, end, Map.of("sku", "M365_A3_EDU", "segment", "EDUCATION"));

        open(subscription, "EA", Map.of("plannedPurchase", end.minusDays(3).toString()))
                .then()
                .statusCode(201)
                .body("provisioningIdMatch", is(false))
                .body("licenseReassignmentRequired", is(true))
                .body("creditRoute", is("NONE"))
                .body("advice", is("CANCEL_SOURCE"))
                .body("steps.who", contains("CUSTOMER", "TARGET", "CUSTOMER"));
    }

    @Test
    void is_refused_with_every_reason() {
        var entry =
                entry("UNKNOWN", "WEB_DIRECT", Map.of("targetSku", "M365_E3_TEAMS", "plannedPurchase", "2020-01-01"));

        trade.post(noordzee.admin(), PATH, entry)
                .then()
                .statusCode(422)
                .body("errors.code", contains("SOURCE_UNKNOWN", "NOT_IN_CATALOGUE", "BACKDATED_NOT_ALLOWED"));
        var web = imported("WEB_DIRECT", "");
        trade.post(noordzee.admin(), PATH, entry(web, "OTHER_CSP", Map.of()))
                .then()
                .statusCode(422)
                .body("code", is("SOURCE_UNKNOWN"));
        open(web, "WEB_DIRECT", Map.of()).then().statusCode(201);
        trade.post(noordzee.admin(), PATH, entry(web, "WEB_DIRECT", Map.of()))
                .then()
                .statusCode(409)
                .body("code", is("TRANSITION_ALREADY_OPEN"));
    }

    @Test
    void is_opened_by_who_serves_the_customer_and_may_sell() {
        var web = imported("WEB_DIRECT", "");
        var alpen = trade.partner("EUROPE", "INDIRECT_RESELLER");
        trade.heard();

        trade.post(roma.admin(), PATH, entry(web, "WEB_DIRECT", Map.of()))
                .then()
                .statusCode(403)
                .body("code", is("NO_CUSTOMER_RELATIONSHIP"));
        trade.post(alpen.admin(), PATH, entry(web, "WEB_DIRECT", Map.of()))
                .then()
                .statusCode(403)
                .body("code", is("PARTNER_TYPE_NOT_ALLOWED"));
        trade.post(noordzee.as("viewer"), PATH, entry(web, "WEB_DIRECT", Map.of()))
                .then()
                .statusCode(403)
                .body("code", is("ROLE_NOT_ALLOWED"));
        trade.post(delta.admin(), PATH, entry(web, "WEB_DIRECT", Map.of()))
                .then()
                .statusCode(403);
        trade.post(noordzee.admin(), PATH, Map.of()).then().statusCode(400);
    }

    @Test
    void is_unknown_to_strangers() {
        String id = open(imported("WEB_DIRECT", ""), "WEB_DIRECT", Map.of()).path("id");

        trade.get(roma.admin(), PATH + "/" + id).then().statusCode(404);
        done(roma, id, "PURCHASED").then().statusCode(404);
        trade.get(roma.admin(), PATH).then().body("items", empty());
        trade.get(Trade.REGISTRY, PATH + "/" + id).then().statusCode(200).body("allowedActions", empty());
        trade.get(delta.as("reader"), PATH + "/" + id).then().statusCode(200).body("allowedActions", empty());
        trade.get(delta.admin(), PATH + "/" + id).then().body("allowedActions", not(empty()));
    }

    /** The id of a subscription of 100 seats of Microsoft 365 E5 (no Teams) in another channel. */
    private String imported(String channel, String partner) {
        var id = UUID.randomUUID().toString();
        var csv = "subscriptionId,channel,customerTenantId,partnerTenantId,sku,provisioningId,quantity,termEndDate\n"
                + "%s,%s,%s,%s,E5,Microsoft_365_E5_(senza_Teams),100,%s\n"
                        .formatted(id, channel, delta.id(), partner, end)
                + "%s,WEB_DIRECT,%s,%s,E5,X,1,%s\n".formatted(UUID.randomUUID(), delta.id(), roma.id(), end);
        var operation = Trade.by(Trade.REGISTRY)
                .contentType("text/csv")
                .body(csv)
                .post("/v1/imports?kind=other-channel-subscriptions");
        await().untilAsserted(() -> trade.get(Trade.REGISTRY, "/v1/operations/" + operation.path("id"))
                .then()
                .body("progress.succeeded", is(1))
                .body("errors.pointer", contains("/partnerTenantId")));
        return id;
    }

    private static Map<String, Object> entryOf(Tenant customer, String source, String channel) {
        return Map.of(
                "customerTenantId",
                customer.id(),
                "sourceChannel",
                channel,
                "sourceSubscriptionId",
                source,
                "targetSku",
                "M365_E5_NO_TEAMS");
    }

    private Map<String, Object> entry(String source, String channel, Map<String, Object> more) {
        var entry = new HashMap<>(entryOf(delta, source, channel));
        entry.putAll(more);
        return entry;
    }

    private Response open(String source, String channel, Map<String, Object> more) {
        var answer = trade.post(noordzee.admin(), PATH, entry(source, channel, more));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer;
    }

    private Response done(Tenant who, String id, String step) {
        return trade.act(who.admin(), PATH + "/" + id + "/steps/" + step + "/done");
    }
}
