package dev.sluice.transfer.offer;

import static dev.sluice.transfer.offer.Matrices.HEADER;
import static dev.sluice.transfer.offer.Matrices.PARTNER;
import static dev.sluice.transfer.offer.Matrices.VERSIONS;
import static dev.sluice.transfer.offer.Matrices.offers;
import static dev.sluice.transfer.offer.Matrices.post;
import static dev.sluice.transfer.offer.Matrices.row;
import static dev.sluice.transfer.offer.Matrices.upload;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.stack.testing.TestTokens;
import dev.sluice.transfer.Trade;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("A version of the offer matrix")
class MatrixUploadTest {

    @Test
    void is_refused_with_every_fault_of_every_row() {
        upload(
                        "?validFrom=2094-01-01",
                        "a b,,,x,y,PRIVATE,nl,perhaps,soon,,maybe,P2Y,Weekly,0,\n" + row("GOOD", "", ""))
                .then()
                .statusCode(400)
                .body(
                        "errors.pointer",
                        hasItems(
                                "/rows/1/sku",
                                "/rows/1/name",
                                "/rows/1/legacyOfferId",
                                "/rows/1/catalogItemId",
                                "/rows/1/segment",
                                "/rows/1/endOfSale",
                                "/rows/1/selfMigrationFrom",
                                "/rows/1/migrationEnabled",
                                "/rows/1/maxSeats"));
        post("?validFrom=2094-01-01", "sku,colour\nA,red\n")
                .then()
                .statusCode(400)
                .body("errors[0].code", is("UNKNOWN_FIELD"));
        post("?validFrom=2094-01-01", "").then().statusCode(400);
        upload("?validFrom=2094-01-01", row("GOOD", "", "") + row("NEVER", "", "2094-02-30"))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/rows/2/endOfSale"));
    }

    @Test
    void is_refused_with_every_reason_against_the_whole() {
        upload(
                        "?validFrom=2001-01-01",
                        row("TWICE", "ATLANTIS", "")
                                + row("TWICE", "ATLANTIS", "")
                                + "HALF,Half,,,,COMMERCIAL,,,,,,P1Y,,,HALF|NOWHERE\n")
                .then()
                .statusCode(422)
                .body("code", is("BACKDATED_NOT_ALLOWED"))
                .body(
                        "errors.code",
                        contains(
                                "BACKDATED_NOT_ALLOWED",
                                "MARKET_UNKNOWN",
                                "OFFER_TWICE",
                                "MARKET_UNKNOWN",
                                "UPGRADE_UNKNOWN",
                                "UPGRADE_UNKNOWN",
                                "TERMS_INCOMPLETE"))
                .body("errors.remedies.flatten().who", hasItem("OPERATIONS"));
        upload("?validFrom=2094-01-01", "").then().statusCode(422).body("code", is("MATRIX_EMPTY"));
    }

    @Test
    void is_uploaded_by_operations_alone_and_not_at_all_in_a_dry_run() {
        var registry = TestTokens.token("OPERATOR", UUID.randomUUID(), "", "registry");
        for (var who : List.of(PARTNER, registry)) {
            Trade.by(who)
                    .contentType("text/csv")
                    .body(HEADER)
                    .post(VERSIONS)
                    .then()
                    .statusCode(403);
        }
        var customer = TestTokens.token("CUSTOMER", UUID.randomUUID(), "", "global-admin");
        Trade.by(customer).get("/v1/offers").then().statusCode(403);

        upload("?validFrom=2095-01-01&validateOnly=true", row("DRY", "", ""))
                .then()
                .statusCode(200)
                .body("rows", is(1));
        offers("?asOf=2095-01-01").then().body("items.sku", not(hasItem("DRY")));
    }

    @Test
    void takes_the_same_upload_once_per_key_and_no_other_under_it() {
        var key = UUID.randomUUID().toString();
        var first = keyed(key, row("ONCE", "", ""));
        var again = keyed(key, row("ONCE", "", ""));

        first.then().statusCode(201);
        again.then()
                .statusCode(201)
                .header("Idempotency-Replayed", is("true"))
                .body("version", is(first.<Integer>path("version")));
        keyed(key, row("OTHER", "", "")).then().statusCode(422).body("code", is("IDEMPOTENCY_KEY_REUSED"));
    }

    private static Response keyed(String key, String rows) {
        return Trade.by(Trade.REGISTRY)
                .header("Idempotency-Key", key)
                .contentType("text/csv")
                .body(HEADER + rows)
                .post(VERSIONS + "?validFrom=2096-01-01");
    }
}
