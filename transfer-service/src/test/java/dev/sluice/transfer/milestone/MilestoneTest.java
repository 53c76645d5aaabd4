package dev.sluice.transfer.milestone;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.platform.sql.Sql;
import dev.sluice.stack.testing.BackingServices;
import dev.sluice.stack.testing.TestTokens;
import dev.sluice.transfer.Golden;
import dev.sluice.transfer.Trade;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("Milestones")
class MilestoneTest {

    static final String PARTNER = TestTokens.token("PARTNER", UUID.randomUUID(), "", "viewer");

    @Inject
    Sql sql;

    final Trade trade = new Trade();

    @AfterEach
    void forget_what_was_imported() {
        trade.close();
        sql.run("delete from milestone where valid_from > '2023-07-11'");
    }

    private static Response known(String query) {
        return Trade.by(PARTNER).get("/v1/milestones" + query);
    }

    @Test
    void begin_with_those_of_the_founding_document() {
        known("?asOf=2023-09-01")
                .then()
                .statusCode(200)
                .body("items.segment", contains("COMMERCIAL", "MULTI_YEAR", "PUBLIC_SECTOR"))
                .body("items.vendorLedFrom", contains("2024-01-01", "2024-01-01", "2024-01-01"));
        known("?segment=COMMERCIAL&asOf=2023-09-01")
                .then()
                .body("items.selfMigrationFrom", contains("2022-03-01"))
                .body("items.vendorLedUntil", contains("2024-12-31"));
        known("?segment=MULTI_YEAR")
                .then()
                .body("items[0].selfMigrationFrom", nullValue())
                .body("items[0].vendorLedUntil", nullValue());
        known("?asOf=2023-07-10").then().body("items", empty());
        known("?segment=EVERYBODY").then().statusCode(400);
        known("?asOf=soon").then().statusCode(400);
    }

    @Test
    void change_with_what_the_vendor_announced_later_once_it_is_imported() {
        known("?segment=PUBLIC_SECTOR&asOf=2023-10-20").then().body("items.vendorLedFrom", contains("2024-01-01"));

        trade.imported(
                        "milestones",
                        Golden.text("reference/milestones-later.csv")
                                + "PUBLIC_SECTOR,2024-03-01,2024-07-01,2024-06-30,2024-03-01,ends before it begins\n"
                                + "EVERYBODY,,,,2024-02-01,nobody\n")
                .then()
                .body("progress.succeeded", is(4))
                .body("progress.failed", is(2));

        known("?segment=PUBLIC_SECTOR&asOf=2023-09-01").then().body("items.vendorLedFrom", contains("2024-01-01"));
        known("?segment=PUBLIC_SECTOR&asOf=2023-10-17").then().body("items.vendorLedFrom", contains("2024-01-01"));
        known("?segment=PUBLIC_SECTOR&asOf=2023-10-20").then().body("items.vendorLedFrom", contains("2024-07-01"));
        known("?segment=PUBLIC_SECTOR&asOf=2024-01-31").then().body("items.selfMigrationFrom", contains("2024-03-01"));
        known("?segment=PUBLIC_SECTOR&asOf=2024-02-01").then().body("items.vendorLedFrom", contains("2024-09-01"));
        known("?segment=COMMERCIAL&asOf=2024-01-01").then().body("items.vendorLedFrom", contains("2024-01-11"));
    }

    @Test
    void come_page_by_page() {
        var first = known("?asOf=2023-09-01&pageSize=2");
        first.then().body("items.segment", contains("COMMERCIAL", "MULTI_YEAR"));
        known("?asOf=2023-09-01&pageSize=2&pageToken=" + first.path("nextPageToken"))
                .then()
                .body("items.segment", contains("PUBLIC_SECTOR"))
                .body("nextPageToken", nullValue());
        known("?pageSize=0").then().statusCode(400);
        known("?pageSize=1001").then().statusCode(400);
    }
}
