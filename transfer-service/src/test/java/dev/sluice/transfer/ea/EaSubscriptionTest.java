package dev.sluice.transfer.ea;

import static dev.sluice.transfer.Estate.entry;
import static dev.sluice.transfer.Estate.put;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.stack.testing.TestTokens;
import dev.sluice.transfer.Estate;
import dev.sluice.transfer.Trade;
import dev.sluice.transfer.Trade.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("A subscription under an EA")
class EaSubscriptionTest {

    final Trade trade = new Trade();
    final Estate estate = new Estate(trade);
    final Tenant noordzee = trade.partner("EUROPE", "LSP", "DIRECT_BILL");
    final Tenant delta = trade.customer("EUROPE");
    LocalDate today;

    @BeforeEach
    void look_at_the_clock() {
        today = trade.today();
    }

    @AfterEach
    void hang_up() {
        trade.close();
    }

    @Test
    void is_registered_by_the_registry_once_its_agreement_has_arrived() {
        var agreement = "E" + UUID.randomUUID();
        var id = UUID.randomUUID().toString();
        put(id, null, entry(agreement, Map.of())).then().statusCode(404);
        trade.agreement(agreement, delta, today.plusDays(30), 1, Map.of());
        trade.heard();

        put(id, "*", entry(agreement, Map.of())).then().statusCode(412);
        put(id, null, entry(agreement, Map.of()))
                .then()
                .statusCode(201)
                .header("ETag", is("\"1\""))
                .header("Location", containsString(id))
                .body("licenseBased", is(true))
                .body("endDate", nullValue());
        put(id, null, entry(agreement, Map.of())).then().statusCode(428);
        put(id, "\"7\"", entry(agreement, Map.of())).then().statusCode(412);
        put(id, "\"1\"", entry(agreement, Map.of("quantity", 120)))
                .then()
                .statusCode(200)
                .body("version", is(2))
                .body("quantity", is(120));
        put(id, "\"2\"", Map.of("quantity", 0, "surprise", 1)).then().statusCode(400);
        trade.get(Trade.REGISTRY, "/v1/ea-subscriptions/" + id).then().header("ETag", is("\"2\""));
        trade.get(noordzee.admin(), "/v1/ea-subscriptions/" + id).then().statusCode(403);
        var auditor = TestTokens.token("OPERATOR", UUID.randomUUID(), "", "auditor");
        Trade.by(auditor)
                .contentType("application/json")
                .body(entry(agreement, Map.of()))
                .put("/v1/ea-subscriptions/" + UUID.randomUUID())
                .then()
                .statusCode(403);
    }

    @Test
    void comes_in_bulk_with_an_error_for_each_row_that_does_not_fit() {
        var agreement = trade.agreement(delta, today.plusDays(30), Map.of());
        trade.heard();
        trade.related(noordzee, delta);
        var csv = """
                eaSubscriptionId,agreementId,sku,provisioningId,quantity,segment,endDate,licenseBased
                %1$s-1,%1$s,M365_E3_NO_TEAMS,Microsoft_365_E3_(no_Teams),100,COMMERCIAL,,
                %1$s-2,%1$s,M365_E5_NO_TEAMS,Microsoft_365_E5_(no_Teams),5,COMMERCIAL,%2$s,false
                %1$s-3,UNKNOWN,M365_E5_NO_TEAMS,Microsoft_365_E5_(no_Teams),5,COMMERCIAL,,
                %1$s-4,%1$s,M365_E5_NO_TEAMS,Microsoft_365_E5_(no_Teams),none,COMMERCIAL,,
                """.formatted(agreement, today.plusDays(10));

        var operation =
                Trade.by(Trade.REGISTRY).contentType("text/csv").body(csv).post("/v1/imports?kind=ea-subscriptions");

        operation.then().statusCode(202);
        await().untilAsserted(() -> trade.get(Trade.REGISTRY, "/v1/operations/" + operation.path("id"))
                .then()
                .body("done", is(true))
                .body("progress.succeeded", is(2))
                .body("progress.failed", is(2))
                .body("errors.row", contains(3, 4)));
        estate.offered(noordzee, agreement)
                .then()
                .body("items.eaSubscriptionId", contains(agreement + "-1", agreement + "-2"))
                .body("items.availability", contains("AVAILABLE", "NOT_AVAILABLE"));
    }

    @Test
    void stays_under_the_agreement_that_it_began_under() {
        var agreement = trade.agreement(delta, today.plusDays(30), Map.of());
        var other = trade.agreement(delta, today.plusDays(30), Map.of());
        trade.heard();
        var id = estate.subscribed(agreement, Map.of());

        put(id, "*", entry(other, Map.of()))
                .then()
                .statusCode(422)
                .body("code", is("AGREEMENT_FIXED"))
                .body("errors[0].pointer", is("/agreementId"));
    }
}
