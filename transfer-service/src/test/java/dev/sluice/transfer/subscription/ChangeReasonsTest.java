package dev.sluice.transfer.subscription;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.platform.sql.Sql;
import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Holdings;
import dev.sluice.transfer.Trade;
import dev.sluice.transfer.Trade.Tenant;
import dev.sluice.transfer.offer.Matrices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("A change of a subscription")
class ChangeReasonsTest {

    @Inject
    Sql sql;

    final Trade trade = new Trade();
    final Holdings holdings = new Holdings(trade);
    final Tenant fjord = trade.partner("EUROPE", "LSP", "INDIRECT_PROVIDER");
    final Tenant unsigned = trade.partner(
            "EUROPE",
            Map.of("indirectProviderTenantId", fjord.id().toString(), "mpaSigned", false),
            "INDIRECT_RESELLER");
    final Tenant delta = trade.customer("EUROPE");
    String relationship;

    @BeforeEach
    void fjord_serves_delta() {
        trade.heard();
        relationship = trade.related(fjord, delta);
    }

    @AfterEach
    void hang_up() {
        trade.close();
    }

    private Response get(String id) {
        return trade.get(fjord.admin(), "/v1/subscriptions/" + id);
    }

    private Response change(String id, Map<String, ?> change) {
        return Trade.by(fjord.admin())
                .contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(change)
                .patch("/v1/subscriptions/" + id);
    }

    private Response cancel(String id) {
        return trade.act(fjord.admin(), "/v1/subscriptions/" + id + "/cancel");
    }

    private Response upgrade(String id, String sku) {
        return trade.post(fjord.admin(), "/v1/subscriptions/" + id + "/upgrade", Map.of("sku", sku));
    }

    @Test
    void is_refused_with_every_reason_a_missing_right_first_and_then_what_stands_in_the_way() {
        var id = holdings.known(fjord, delta, Map.of());

        change(id, Map.of("quantity", 1, "termDuration", "P3Y", "partnerIdOnRecord", unsigned.partnerId()))
                .then()
                .statusCode(403)
                .body("code", is("RESELLER_AGREEMENT_NOT_SIGNED"))
                .body("realCode", is("900123"))
                .body("errors.code", contains("RESELLER_AGREEMENT_NOT_SIGNED", "WINDOW_CLOSED", "WINDOW_CLOSED"))
                .body("errors.pointer", contains("/partnerIdOnRecord", "/quantity", "/termDuration"))
                .body("window", nullValue());
        change(id, Map.of("quantity", 1, "partnerIdOnRecord", "1"))
                .then()
                .statusCode(409)
                .body("errors.code", contains("WINDOW_CLOSED", "RESELLER_NOT_VALID"));
        get(id).then().body("quantity", is(100)).body("version", is(1));
    }

    @Test
    void out_of_its_window_names_the_window_and_its_kind() {
        var id = holdings.known(fjord, delta, Map.of());
        var bought = trade.today().minusDays(30) + "T00:00:00Z";
        var closed = trade.today().minusDays(23) + "T00:00:00Z";

        change(id, Map.of("quantity", 99))
                .then()
                .statusCode(409)
                .body("realCode", is("900257"))
                .body("errors.pointer", contains("/quantity"))
                .body("window.kind", is("CANCEL_OR_REDUCE"))
                .body("window.slice", is(1))
                .body("window.quantity", is(100))
                .body("window.openedAt", is(bought))
                .body("window.closesAt", is(closed))
                .body("openQuantity", is(0));
        cancel(id).then().statusCode(409).body("realCode", is("900117")).body("window.closesAt", is(closed));
        change(id, Map.of("termDuration", "P3Y"))
                .then()
                .statusCode(409)
                .body("code", is("WINDOW_CLOSED"))
                .body("errors.pointer", contains("/termDuration"))
                .body("window.kind", is("CHANGE_TERM"))
                .body("window.closesAt", nullValue());
        change(id, Map.of("termDuration", "P1Y")).then().statusCode(200).body("version", is(1));
    }

    @Test
    void buys_nothing_for_who_is_no_customer_any_more_and_gives_back_all_the_same() {
        var id = holdings.known(fjord, delta, Map.of("createdAt", trade.now().toString()));
        trade.act(delta.admin(), "/v1/relationships/" + relationship + "/remove")
                .then()
                .statusCode(200);

        change(id, Map.of("quantity", 1000))
                .then()
                .statusCode(403)
                .body("code", is("NO_CUSTOMER_RELATIONSHIP"))
                .body("realCode", is("20002"));
        upgrade(id, "M365_E5_TEAMS")
                .then()
                .statusCode(403)
                .body("errors.code", contains("NO_CUSTOMER_RELATIONSHIP", "UPGRADE_NOT_AVAILABLE"));
        get(id).then().body("allowedActions", contains("change", "cancel"));
        trade.get(fjord.admin(), "/v1/subscriptions")
                .then()
                .body("items[0].allowedActions", contains("change", "cancel"));
        change(id, Map.of("autoRenew", false, "quantity", 90))
                .then()
                .statusCode(200)
                .body("quantity", is(90));
        cancel(id).then().statusCode(200).body("status", is("Deleted"));
    }

    @Test
    void buys_nothing_without_the_customer_agreement() {
        var id = holdings.known(fjord, delta, Map.of());
        trade.customer(delta, "EUROPE", 2, Map.of("customerAgreementAccepted", false));
        trade.heard();

        change(id, Map.of("quantity", 101))
                .then()
                .statusCode(403)
                .body("code", is("MCA_NOT_ACCEPTED"))
                .body("realCode", is("13605"));
        change(id, Map.of("autoRenew", false)).then().statusCode(200);
    }

    @Test
    void upgrades_to_what_is_sold_with_its_term_by_the_rows_of_the_customers_segment() {
        var school = trade.customer("EUROPE", Map.of("segment", "EDUCATION"));
        trade.heard();
        trade.related(fjord, school);
        var uploaded = Matrices.upload("", """
                M365-E3,E3,,,,COMMERCIAL,,,,,,P1Y|P3Y,Monthly|Triennial,,YEARLY|ON_PREM|M365-E5
                M365-E5,E5,,,,COMMERCIAL,,,,,,P1Y|P3Y,Monthly|Triennial,,
                YEARLY,Yearly,,,,COMMERCIAL,,,,,,P1Y,Monthly|Annual,,
                ON_PREM,On premises,,,,COMMERCIAL,,,,,,,,,
                A3,A3,,,,COMMERCIAL,,,,,,P1Y,Monthly,1,
                A3,A3,,,,EDUCATION,,,,,,P1Y,Monthly,,A5
                A5,A5,,,,EDUCATION,,,,,,P1Y,Monthly,,
                """);
        uploaded.then().statusCode(201);
        try {
            var three = holdings.known(
                    fjord, delta, Map.of("sku", "M365-E3", "termDuration", "P3Y", "billingCycle", "Triennial"));
            upgrade(three, "YEARLY")
                    .then()
                    .statusCode(422)
                    .body("code", is("TERM_BILLING_COMBINATION_NOT_SUPPORTED"))
                    .body("realCode", is("900222"));
            upgrade(three, "ON_PREM").then().statusCode(422).body("code", is("UPGRADE_NOT_AVAILABLE"));
            upgrade(three, "M365-E5").then().statusCode(200).body("sku", is("M365-E5"));

            var schools = holdings.known(fjord, school, Map.of("sku", "A3"));
            change(schools, Map.of("quantity", 101)).then().statusCode(200);
            upgrade(schools, "A5").then().statusCode(200).body("name", is("A5"));
        } finally {
            Matrices.forget(sql, uploaded.path("version"));
        }
    }

    @Test
    void that_leaves_nothing_of_a_purchase_takes_its_window_out_of_the_deadlines() {
        var id = holdings.known(fjord, delta, Map.of());
        change(id, Map.of("quantity", 130)).then().statusCode(200);
        trade.get(fjord.admin(), "/v1/deadlines").then().body("items.kind", hasItem("CANCEL_OR_REDUCE"));

        change(id, Map.of("quantity", 100)).then().statusCode(200);

        trade.get(fjord.admin(), "/v1/deadlines").then().body("items.kind", contains("TERM_END"));
    }
}
