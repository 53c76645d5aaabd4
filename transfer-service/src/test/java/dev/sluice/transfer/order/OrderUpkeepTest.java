package dev.sluice.transfer.order;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import dev.sluice.platform.deadlines.Deadline;
import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Trade;
import dev.sluice.transfer.Trade.Tenant;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("An order that waits")
class OrderUpkeepTest {

    @Inject
    OrderDeadlines deadlines;

    final Trade trade = new Trade();
    final Tenant noordzee = trade.partner("EUROPE", "DIRECT_BILL");
    final Tenant delta = trade.customer("EUROPE");
    String relationship;

    @BeforeEach
    void noordzee_serves_delta() {
        trade.heard();
        relationship = trade.related(noordzee, delta);
    }

    @AfterEach
    void hang_up() {
        trade.close();
    }

    private Response order(String query, Map<String, Object> more) {
        var entry = new HashMap<String, Object>(Map.of(
                "customerTenantId", delta.id(),
                "sku", "M365_E3_NO_TEAMS",
                "quantity", 10,
                "termDuration", "P1Y",
                "billingCycle", "Annual"));
        entry.putAll(more);
        entry.values().removeIf(""::equals);
        return trade.post(noordzee.admin(), "/v1/orders" + query, entry);
    }

    private String tomorrow() {
        return order("", Map.of("startDate", trade.today().plusDays(1).toString()))
                .path("id");
    }

    private Response get(String id) {
        return trade.get(noordzee.admin(), "/v1/orders/" + id);
    }

    @Test
    void keeps_its_partner_from_leaving_the_customer_until_it_is_called_off() {
        var id = tomorrow();
        var remove = "/v1/relationships/" + relationship + "/remove";

        trade.act(noordzee.admin(), remove)
                .then()
                .statusCode(409)
                .body("code", is("ORDER_SCHEDULED"))
                .body("errors[0].remedies[0].action", is("Cancel them first."));
        trade.act(noordzee.admin(), "/v1/orders/" + id + "/cancel").then().statusCode(200);
        trade.act(noordzee.admin(), remove).then().statusCode(200);
    }

    @Test
    void is_tried_although_nobody_was_there_for_longer_than_its_limit() {
        var id = UUID.fromString(tomorrow());
        var begun = trade.now().minus(Duration.ofDays(4));

        QuarkusTransaction.requiringNew()
                .run(() -> deadlines.due(
                        id,
                        List.of(
                                new Deadline("order", id, "START", "", begun, "PARTNER", Set.of()),
                                new Deadline("order", id, "COMPLETION", "", trade.now(), "SYSTEM", Set.of()))));

        await().untilAsserted(() -> get(id.toString()).then().body("state", is("PLACED")));
    }

    @Test
    void a_day_too_long_is_told_to_operations() {
        String id = order("", Map.of("sku", "SANDBOX_FAIL_ALWAYS")).path("id");
        var stuck = "items.findAll { it.subject == '%s' }.state".formatted(id);
        trade.advance(Duration.ofHours(23));
        trade.get(Trade.REGISTRY, "/v1/stuck").then().body(stuck, empty());

        trade.advance(Duration.ofHours(26));

        trade.get(Trade.REGISTRY, "/v1/stuck").then().body(stuck, contains("SCHEDULED"));
        trade.advance(Duration.ofHours(25));
        trade.get(Trade.REGISTRY, "/v1/stuck").then().body(stuck, empty());
        get(id).then().body("state", is("FAILED"));
    }

    @Test
    void shows_the_promotion_that_it_would_have_when_it_is_tried() {
        order("?validateOnly=true", Map.of())
                .then()
                .statusCode(200)
                .body("promotion.promotionId", is("E3-NO-TEAMS-FIRST-YEAR"))
                .body("promotion.percentOff", is(10.0f));
        trade.get(noordzee.admin(), "/v1/orders").then().body("items", empty());
    }

    @Test
    void is_refused_with_every_fault_of_its_shape() {
        order("", Map.of("catalogItemId", "CFQ7TTC0LFLX:0001", "quantity", 0))
                .then()
                .statusCode(400)
                .body("errors.pointer", containsInAnyOrder("/sku", "/quantity"));
        order("", Map.of("sku", ""))
                .then()
                .statusCode(400)
                .body("code", is("REQUIRED"))
                .body("errors.pointer", contains("/sku"));
    }
}
