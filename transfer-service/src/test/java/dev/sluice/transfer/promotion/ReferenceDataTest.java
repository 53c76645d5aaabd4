package dev.sluice.transfer.promotion;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Estate;
import dev.sluice.transfer.Trade;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("Promotions and prices")
class ReferenceDataTest {

    static final String PROMOTIONS =
            "promotionId,name,sku,market,termDuration,billingCycle,percentOff,minQuantity,maxQuantity,from,until\n";

    final Trade trade = new Trade();
    final Estate estate = new Estate(trade);
    final String sku =
            "S" + UUID.randomUUID().toString().replace("-", "").substring(0, 12).toUpperCase(Locale.ROOT);

    @AfterEach
    void hang_up() {
        trade.close();
    }

    private void imported(String kind, String csv, int succeeded, int failed) {
        trade.imported(kind, csv)
                .then()
                .body("progress.succeeded", is(succeeded))
                .body("progress.failed", is(failed));
    }

    private Response running(String query) {
        return trade.get(Trade.REGISTRY, "/v1/promotions?sku=" + sku + query);
    }

    @Test
    void come_in_bulk_and_run_from_their_first_day_until_the_day_on_which_they_are_over() {
        imported(
                "promotions",
                PROMOTIONS
                        + "%1$s-A,Everywhere,%1$s,,P1Y,,5,,,2090-01-01,\n".formatted(sku)
                        + "%1$s-B,Dutch,%1$s,NL|BE,P1Y,Monthly,10.5,,,2090-01-01,2091-01-01\n".formatted(sku)
                        + "%1$s-C,Wrong,%1$s,,P1Y,,0,9,3,2090-01-01,2089-01-01\n".formatted(sku)
                        + "%1$s-D,Wrong,%1$s,,P2Y,Weekly,101,,,soon,\n".formatted(sku),
                2,
                2);

        running("&asOf=2089-12-31").then().body("items", empty());
        running("&asOf=2090-01-01&market=NL").then().body("items.name", containsInAnyOrder("Everywhere", "Dutch"));
        running("&asOf=2090-12-31&market=DE").then().body("items.name", contains("Everywhere"));
        running("&asOf=2091-01-01&market=NL").then().body("items.name", contains("Everywhere"));
        running("&market=XX").then().statusCode(400);
        var first = running("&asOf=2090-01-01&pageSize=1");
        first.then().body("items.name", contains("Everywhere"));
        running("&asOf=2090-01-01&pageSize=1&pageToken=" + first.path("nextPageToken"))
                .then()
                .body("items.name", contains("Dutch"))
                .body("nextPageToken", nullValue());
        running("&pageSize=5000").then().statusCode(400);
        running("&asOf=x").then().statusCode(400);
        imported("promotions", PROMOTIONS + "%1$s-A,Later,%1$s,,P1Y,,5,,,2092-01-01,\n".formatted(sku), 1, 0);
        running("&asOf=2091-01-01").then().body("items", empty());
    }

    @Test
    void give_the_best_one_to_a_renewal_and_its_price_to_the_subscription() {
        var noordzee = trade.partner("EUROPE", "DIRECT_BILL");
        var delta = trade.customer("EUROPE");
        var today = trade.today();
        imported(
                "promotions",
                PROMOTIONS
                        + "%1$s-FEW,Few,M365_E5_TEAMS,EUROPE,P3Y,Annual,50,,99,%2$s,\n".formatted(sku, today)
                        + "%1$s-BEST,Best,M365_E5_TEAMS,EUROPE,P3Y,,20,100,,%2$s,\n".formatted(sku, today)
                        + "%1$s-LESS,Less,M365_E5_TEAMS,,P3Y,Annual,15,,,%2$s,\n".formatted(sku, today),
                3,
                0);
        imported(
                "price-list",
                "sku,market,currency,termDuration,billingCycle,unitPrice,from\n"
                        + "M365_E5_TEAMS,NL,EUR,P3Y,Annual,600.00,%s\n".formatted(today)
                        + "M365_E5_TEAMS,NL,EUR,P3Y,Annual,-1,%s\n".formatted(today),
                1,
                1);
        var subscription = estate.ending(delta, today, Map.of("sku", "M365_E5_TEAMS"));
        trade.related(noordzee, delta);

        var id = estate.schedule(
                        noordzee,
                        subscription,
                        Map.of("termDuration", "P3Y", "billingCycle", "Annual", "quantity", 100))
                .then()
                .statusCode(201)
                .body("promotion.name", is("Best"))
                .extract()
                .<String>path("id");
        estate.modify(noordzee, id, "*", Map.of("quantity", 99)).then().body("promotion.name", is("Few"));
        estate.modify(noordzee, id, "*", Map.of("quantity", 100)).then().body("promotion.name", is("Best"));
        imported(
                "promotions",
                PROMOTIONS + "%1$s-BEST,Best,M365_E5_TEAMS,EUROPE,P3Y,,20,100,,2099-01-01,\n".formatted(sku),
                1,
                0);
        trade.advance(Duration.ofDays(2));

        trade.get(
                        noordzee.admin(),
                        "/v1/subscriptions/" + estate.get(noordzee, id).path("subscriptionId"))
                .then()
                .body("promotionId", is(sku + "-BEST"))
                .body("unitPrice.amount", is("480.00"))
                .body("createdAt", notNullValue());
    }
}
