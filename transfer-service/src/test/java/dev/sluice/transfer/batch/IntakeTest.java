package dev.sluice.transfer.batch;

import static dev.sluice.transfer.batch.Office.BATCHES;
import static dev.sluice.transfer.batch.Office.renewals;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Estate;
import dev.sluice.transfer.Trade;
import dev.sluice.transfer.Trade.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("A batch comes in")
class IntakeTest {

    final Trade trade = new Trade();
    final Tenant noordzee = trade.partner("EUROPE", "LSP", "DIRECT_BILL");
    final Office office = new Office(trade, noordzee);

    @BeforeEach
    void wait_for_the_registry() {
        trade.heard();
    }

    @AfterEach
    void hang_up() {
        trade.close();
    }

    @Test
    void as_json_with_values_for_all_items_and_does_nothing_yet() {
        var made = office.make(renewals(List.of("A-1", "A-2"), Map.of("canary", 1, "stopOnErrorRate", 0.25)));

        made.then()
                .statusCode(201)
                .header("ETag", is("\"1\""))
                .header("Location", endsWith(BATCHES + "/" + made.path("id")))
                .body("kind", is("CHANNEL_TRANSFER"))
                .body("state", is("CREATED"))
                .body("progress.total", is(2))
                .body("progress.pending", is(2))
                .body("canary", is(1))
                .body("stopOnErrorRate", is(0.25f))
                .body("approval.required", is(false))
                .body("allowedActions", containsInAnyOrder("plan", "run", "cancel"));
        office.items(made.path("id"), "")
                .then()
                .body("items.no", contains(1, 2))
                .body("items.key", contains("A-1", "A-2"))
                .body("items.state", everyItem(is("PENDING")));
    }

    @Test
    void as_csv_with_columns_of_other_names_and_a_byte_order_mark() {
        var csv = "\uFEFFContract,Seats,Remark\r\nA-1,12,\"first, of two\"\r\nA-2,,\r\n";

        var made = Trade.by(noordzee.admin())
                .contentType("text/csv; charset=UTF-8")
                .queryParam("kind", "CHANNEL_TRANSFER")
                .queryParam("map", "Contract:eaSubscriptionId", "Seats:quantity", "Remark:-")
                .queryParam("default", "termDuration:P1Y", "billingCycle:Monthly", "quantity:10")
                .queryParam("canary", 1)
                .body(csv)
                .post(BATCHES);

        made.then().statusCode(201).body("progress.total", is(2)).body("canary", is(1));
        office.items(made.path("id"), "").then().body("items.key", contains("A-1", "A-2"));
    }

    @Test
    void with_no_item_at_all_when_one_of_them_is_wrong() {
        var body = Map.of(
                "kind",
                "CHANNEL_TRANSFER",
                "items",
                List.of(
                        Map.of("eaSubscriptionId", "A-1", "termDuration", "P1Y", "billingCycle", "Monthly"),
                        Map.of("eaSubscriptionId", "A 2", "termDuration", "P2Y", "colour", "red"),
                        renewal("A-3", Map.of("notBefore", "soon"))));

        office.make(body)
                .then()
                .statusCode(400)
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/items/0/quantity",
                                "/items/1/eaSubscriptionId",
                                "/items/1/termDuration",
                                "/items/1/billingCycle",
                                "/items/1/quantity",
                                "/items/1/colour",
                                "/items/2/notBefore"));
        nothing_is_kept();
    }

    @Test
    void with_no_row_at_all_when_one_of_them_is_wrong() {
        var kind = "?kind=CHANNEL_TRANSFER";
        office.upload(kind, "eaSubscriptionId,colour\nA-1,red\n")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("colour"))
                .body("errors.code", contains("UNKNOWN_FIELD"));
        office.upload(
                        kind,
                        "eaSubscriptionId,termDuration,billingCycle,quantity\nA-1,P1Y,Monthly,ten\nA-2,P1Y,Monthly,0\n")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/rows/1/quantity", "/rows/2/quantity"));
        office.upload(kind, "eaSubscriptionId,quantity\nA-1\n").then().statusCode(400);
        office.upload(kind, "eaSubscriptionId\n").then().statusCode(400);
        office.upload(kind, "").then().statusCode(400);
        office.upload("", "eaSubscriptionId\nA-1\n").then().body("errors.pointer", contains("kind"));
        office.upload(kind + "&map=Seats", "eaSubscriptionId\nA-1\n").then().body("errors.pointer", contains("map"));
        office.upload(kind + "&canary=0", "eaSubscriptionId\nA-1\n").then().body("errors.pointer", contains("canary"));
        office.upload(kind + "&stopOnErrorRate=2", "eaSubscriptionId\nA-1\n")
                .then()
                .body("errors.pointer", contains("stopOnErrorRate"));
        nothing_is_kept();
    }

    @Test
    void up_to_ten_thousand_items_and_not_one_more() {
        office.upload("?kind=CHANNEL_TRANSFER", csv(10_001))
                .then()
                .statusCode(422)
                .body("code", is("TOO_MANY_ITEMS"));
        nothing_is_kept();

        office.upload("?kind=CHANNEL_TRANSFER", csv(10_000))
                .then()
                .statusCode(201)
                .body("progress.total", is(10_000))
                .body("approval.required", is(true));
    }

    @Test
    void with_each_item_once() {
        office.make(renewals(List.of("A-1", "A-2", "A-1", "A-1"), Map.of()))
                .then()
                .statusCode(422)
                .body("code", is("ITEM_TWICE"))
                .body("errors.pointer", contains("/items/2", "/items/3"));
        nothing_is_kept();
    }

    @Test
    void once_under_one_key() {
        var body = renewals(List.of("A-1"), Map.of());
        var first = keyed("renewals-of-spring", body);
        var second = keyed("renewals-of-spring", body);

        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.<String>path("id")).isEqualTo(first.path("id"));
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        keyed("renewals-of-spring", renewals(List.of("A-2"), Map.of()))
                .then()
                .statusCode(422)
                .body("code", is("IDEMPOTENCY_KEY_REUSED"));
        trade.get(noordzee.admin(), BATCHES).then().body("items", hasSize(1));
    }

    @Test
    void and_is_not_kept_when_it_is_only_tried() {
        trade.post(noordzee.admin(), BATCHES + "?validateOnly=true", renewals(List.of("A-1"), Map.of()))
                .then()
                .statusCode(200)
                .body("state", is("CREATED"));
        nothing_is_kept();
    }

    @Test
    void from_those_who_may_give_its_commands() {
        var body = renewals(List.of("A-1"), Map.of());
        var alpen = trade.partner("EUROPE", "INDIRECT_RESELLER");
        trade.heard();

        trade.post(noordzee.as("sales-agent"), BATCHES, body)
                .then()
                .statusCode(403)
                .body("code", is("ROLE_NOT_ALLOWED"));
        trade.post(noordzee.as("viewer"), BATCHES, body).then().statusCode(403);
        trade.post(alpen.admin(), BATCHES, body).then().statusCode(403).body("code", is("PARTNER_TYPE_NOT_ALLOWED"));
        trade.post(
                        alpen.as("sales-agent"),
                        BATCHES,
                        Map.of(
                                "kind",
                                "RELATIONSHIP_REQUEST",
                                "items",
                                List.of(Map.of("type", "RESELLER", "customerEmail", "a@customer.example"))))
                .then()
                .statusCode(201);
    }

    @Test
    void and_is_unknown_to_other_partners() {
        var batch = office.made(renewals(List.of("A-1"), Map.of()));
        var other = trade.partner("EUROPE", "DIRECT_BILL");
        trade.heard();

        trade.get(other.admin(), BATCHES + "/" + batch).then().statusCode(404);
        trade.get(other.admin(), BATCHES + "/" + batch + "/items").then().statusCode(404);
        trade.act(other.admin(), BATCHES + "/" + batch + "/run").then().statusCode(404);
        Trade.by(other.admin())
                .accept("text/csv")
                .get(BATCHES + "/" + batch + "/items")
                .then()
                .statusCode(404);
        trade.get(other.admin(), BATCHES).then().body("items", empty());
        trade.get(Trade.REGISTRY, BATCHES + "/" + batch).then().statusCode(200).body("allowedActions", empty());
        trade.get(noordzee.as("viewer"), BATCHES + "?state=CREATED").then().body("items.id", hasItem(batch));
    }

    private void nothing_is_kept() {
        trade.get(noordzee.admin(), BATCHES).then().statusCode(200).body("items", empty());
    }

    private Response keyed(String key, Map<String, Object> body) {
        return Trade.by(noordzee.admin())
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body)
                .post(BATCHES);
    }

    private static Map<String, Object> renewal(String subscription, Map<String, Object> more) {
        return Estate.renewal(subscription, more);
    }

    private static String csv(int rows) {
        return IntStream.range(0, rows)
                .mapToObj("A-%d,P1Y,Monthly,10\n"::formatted)
                .collect(Collectors.joining("", "eaSubscriptionId,termDuration,billingCycle,quantity\n", ""));
    }
}
