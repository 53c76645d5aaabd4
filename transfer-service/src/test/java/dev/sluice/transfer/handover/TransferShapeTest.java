package dev.sluice.transfer.handover;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Handovers;
import dev.sluice.transfer.Trade;
import dev.sluice.transfer.Trade.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("A request for a transfer between partners is refused")
class TransferShapeTest {

    final Trade trade = new Trade();
    final Handovers handovers = new Handovers(trade);
    final Tenant roma = trade.partner("EUROPE", "DIRECT_BILL");
    final Tenant fjord = trade.partner("EUROPE", "LSP", "INDIRECT_PROVIDER");
    final Tenant nordlys = trade.customer("EUROPE");

    @BeforeEach
    void the_target_serves_the_customer() {
        trade.heard();
        trade.related(fjord, nordlys);
    }

    @AfterEach
    void hang_up() {
        trade.close();
    }

    @Test
    void in_another_shape() {
        handovers
                .ask(
                        fjord,
                        roma,
                        nordlys,
                        Map.of(
                                "transferType",
                                4,
                                "customerEmailId",
                                "nobody",
                                "lineItems",
                                List.of(Map.of("subscriptionId", "x"))))
                .then()
                .statusCode(400)
                .body("errors.pointer", containsInAnyOrder("/transferType", "/lineItems", "/customerEmailId"))
                .body("realCode", is("800002"));
        handovers
                .ask(fjord, roma, nordlys, Map.of("model", "LEGACY"))
                .then()
                .statusCode(400)
                .body(
                        "errors.pointer",
                        containsInAnyOrder("/targetPartnerTenantId", "/sourcePartnerTenantId", "/lineItems"));
        trade.post(fjord.admin(), Handovers.PATH, Map.of())
                .then()
                .statusCode(400)
                .body(
                        "errors.pointer",
                        containsInAnyOrder("/customerTenantId", "/customerEmailId", "/sourcePartnerTenantId"))
                .body("realCode", is("800002"));
        handovers
                .ask(fjord, roma, nordlys, Map.of("wish", "x"))
                .then()
                .statusCode(400)
                .body("code", is("UNKNOWN_FIELD"));
        var id = handovers.asked(fjord, roma, nordlys);
        handovers
                .act(roma, id, "accept")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/lineItems"))
                .body("realCode", is("800002"));
        Trade.by(roma.admin())
                .contentType("application/json")
                .body("{\"partnerIdOnRecord\":\"1\"}")
                .post(Handovers.PATH + "/" + id + "/accept")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/lineItems", "/partnerIdOnRecord"));
        Trade.by(roma.admin())
                .contentType("application/json")
                .body("{\"lineItems\":[null]}")
                .post(Handovers.PATH + "/" + id + "/accept")
                .then()
                .statusCode(400);
    }

    /** The vendor knows neither our page tokens nor our keys. */
    @Test
    void with_the_vendors_number_only_for_what_is_sent_to_the_vendor() {
        trade.get(fjord.admin(), Handovers.PATH + "?pageToken=x")
                .then()
                .statusCode(400)
                .body("code", is("PAGE_TOKEN_INVALID"))
                .body("realCode", nullValue());
        Trade.by(fjord.admin())
                .contentType("application/json")
                .header("Idempotency-Key", "not one word")
                .body(Map.of(
                        "sourcePartnerTenantId", roma.id(),
                        "customerTenantId", nordlys.id(),
                        "customerEmailId", "ga@nordlys.example"))
                .post(Handovers.PATH)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("Idempotency-Key"))
                .body("realCode", nullValue());
        Trade.by(fjord.admin())
                .contentType("application/json")
                .body("[]")
                .post(Handovers.PATH)
                .then()
                .statusCode(400)
                .body("realCode", is("800002"));
    }

    @Test
    void by_who_may_not_ask() {
        trade.post(
                        fjord.as("sales-agent"),
                        Handovers.PATH,
                        Map.of(
                                "sourcePartnerTenantId", roma.id(),
                                "customerTenantId", nordlys.id(),
                                "customerEmailId", "ga@nordlys.example"))
                .then()
                .statusCode(403)
                .body("code", is("ROLE_NOT_ALLOWED"))
                .body("realCode", is("900150"));
        trade.post(nordlys.admin(), Handovers.PATH, Map.of()).then().statusCode(403);
    }

    /** A sales agent may offer what its partner has, and ask for nothing. */
    @Test
    void by_who_may_not_ask_before_what_is_wrong_with_it_is_told() {
        for (var body : List.of("{}", "{\"model\":null,\"wish\":1}", "{\"model\":\"NEW_COMMERCE\",\"lineItems\":7}")) {
            sent(body).statusCode(403).body("code", is("ROLE_NOT_ALLOWED")).body("realCode", is("900150"));
        }
        for (var body : List.of("{\"model\":\"LEGACY\"}", "{\"model\":\"NONE\"}", "{\"model\":0}", "[]", "{")) {
            sent(body).statusCode(400).body("realCode", is("800002"));
        }
    }

    private ValidatableResponse sent(String body) {
        return Trade.by(fjord.as("sales-agent"))
                .contentType("application/json")
                .body(body)
                .post(Handovers.PATH)
                .then();
    }
}
