package dev.sluice.attribution.association;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import dev.sluice.attribution.Portfolio;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "attribution"))
@DisplayName("An association that operations name")
class NamedAssociationTest {

    final Portfolio portfolio = new Portfolio();

    @AfterEach
    void hang_up() {
        portfolio.close();
    }

    @Test
    void operations_name_an_association_once_and_end_it_once() {
        var id = portfolio.subscribed();
        var entry = portfolio.association("EXECUTING_PARTNER", id);
        var association = portfolio.names(entry).statusCode(201).extract().<String>path("id");
        portfolio.names(entry).statusCode(409).body("code", is("ALREADY_ASSOCIATED"));
        portfolio.names(portfolio.association("DPOR", id)).statusCode(422).body("code", is("ASSOCIATION_FOLLOWS"));
        portfolio.names(portfolio.association("FASTTRACK", "sub-unknown")).statusCode(404);
        end(association, Map.of("reason", "done", "at", "2026-05-01T00:00:00Z"))
                .statusCode(200)
                .body("until", is("2026-05-01T00:00:00Z"));
        end(association, Map.of("reason", "done")).statusCode(409);
        portfolio
                .associations("&subscriptionId=" + id + "&asOf=2026-05-01")
                .body("items.type", contains("TRANSACTING_PARTNER"));
    }

    @Test
    void an_end_to_come_may_be_brought_forward_but_neither_put_off_nor_taken_back() {
        var association = portfolio
                .names(portfolio.association("EXECUTING_PARTNER", portfolio.subscribed()))
                .statusCode(201)
                .extract()
                .<String>path("id");
        end(association, Map.of("at", "2040-05-01T00:00:00Z")).statusCode(200);

        end(association, Map.of("at", "2040-05-01T00:00:00Z"))
                .statusCode(409)
                .body("code", is("ALREADY_DECIDED"))
                .body("until", is("2040-05-01T00:00:00Z"));
        end(association, Map.of("at", "2040-04-01T00:00:00Z"))
                .statusCode(200)
                .body("until", is("2040-04-01T00:00:00Z"));
        end(association, Map.of("at", "2026-05-01T00:00:00Z")).statusCode(200);
        end(association, Map.of("at", "2026-04-30T00:00:00Z"))
                .statusCode(409)
                .body("until", is("2026-05-01T00:00:00Z"));
    }

    @Test
    void the_customer_follows_from_the_subscription_and_the_source_is_kept() {
        var entry = new HashMap<>(portfolio.association("EXECUTING_PARTNER", portfolio.subscribed()));
        entry.remove("customerTenantId");
        entry.put("source", "SALES_SYSTEM");
        var association = portfolio
                .names(entry)
                .statusCode(201)
                .body("customerTenantId", is(portfolio.customer.toString()))
                .body("source", is("SALES_SYSTEM"))
                .extract()
                .<String>path("id");
        entry.put("customerTenantId", portfolio.customer);
        entry.remove("source");
        portfolio.names(entry).statusCode(409).body("code", is("ALREADY_ASSOCIATED"));
        end(association, Map.of()).statusCode(200).body("until", notNullValue());
    }

    @Test
    void what_cannot_be_meant_is_told_at_once() {
        portfolio
                .names(Map.of(
                        "type", "FASTTRACK",
                        "partnerTenantId", portfolio.rival,
                        "from", "2026-04-02T00:00:00Z",
                        "until", "2026-04-01T00:00:00Z"))
                .statusCode(400)
                .body("errors.pointer", contains("/customerTenantId", "/until"));
        portfolio
                .names(Map.of("subscriptionId", "s-1", "agreementId", "a-1", "from", "2026-04-02T00:00:00Z"))
                .statusCode(400)
                .body("errors.pointer", containsInAnyOrder("/type", "/partnerTenantId", "/agreementId"));
    }

    @Test
    void rows_of_an_import_that_come_again_change_nothing() {
        var id = portfolio.subscribed();
        var csv =
                "type,partnerTenantId,customerTenantId,subscriptionId,from\nADMIN_LINK,%s,%s,%s,2026-04-02T00:00:00Z\n"
                        .formatted(portfolio.rival, portfolio.customer, id);
        imported(csv);
        imported(csv);

        portfolio
                .associations("&subscriptionId=" + id + "&partnerTenantId=" + portfolio.rival)
                .body("items.type", contains("ADMIN_LINK"))
                .body("items[0].source", is("IMPORT"))
                .body("items[0].version", is(1));
    }

    private void imported(String csv) {
        var location = portfolio
                .asOperator("operations")
                .contentType("text/csv")
                .body(csv)
                .post("/v1/imports?kind=associations")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        await().untilAsserted(() -> portfolio
                .asOperator("operations")
                .get(location.replaceFirst("^https?://[^/]+", ""))
                .then()
                .body("done", is(true))
                .body("progress.failed", is(0)));
    }

    private ValidatableResponse end(String id, Map<String, Object> entry) {
        return portfolio
                .asOperator("operations")
                .body(entry)
                .post("/v1/associations/" + id + "/end")
                .then();
    }
}
