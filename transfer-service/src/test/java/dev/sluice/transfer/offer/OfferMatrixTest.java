package dev.sluice.transfer.offer;

import static dev.sluice.transfer.offer.Matrices.PARTNER;
import static dev.sluice.transfer.offer.Matrices.VERSIONS;
import static dev.sluice.transfer.offer.Matrices.offers;
import static dev.sluice.transfer.offer.Matrices.row;
import static dev.sluice.transfer.offer.Matrices.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.sluice.platform.sql.Sql;
import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Trade;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("The offer matrix")
class OfferMatrixTest {

    @Inject
    Sql sql;

    @ParameterizedTest
    @CsvSource({
        "M365_E3_TEAMS, true, true, false, ",
        "M365_E5_TEAMS, true, true, false, ",
        "M365_E3_NO_TEAMS, true, false, true, ",
        "M365_E5_NO_TEAMS, true, false, true, ",
        "M365_BP_NO_TEAMS, true, false, true, 300",
        "M365_BS_NO_TEAMS, true, false, true, 300",
        "LEGACY_ONPREM_X, false, false, false, ",
        "M365_A3_EDU, true, false, true, "
    })
    void begins_with_the_rows_of_the_programme(
            String sku, boolean inCsp, boolean endOfSale, boolean purchasable, Integer maxSeats) {
        offers("?asOf=2026-03-10&query=" + sku)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].sku", is(sku))
                .body("items[0].availableInCsp", is(inCsp))
                .body("items[0].endOfSale", is(endOfSale))
                .body("items[0].purchasable", is(purchasable))
                .body("items[0].maxSeats", is(maxSeats))
                .body("items[0].matrixVersion", is(1));
    }

    @ParameterizedTest
    @CsvSource({
        "16c9f982-a827-4003-a88e-e75df1927f27, CFQ7TTC0LFLS:0002, false",
        "51e95709-dc35-4780-9040-22278cb7c0e1, CFQ7TTC0LCH4:0009, false",
        "648bf77b-1f0a-4911-8066-caf37d67dc72, CFQ7TTC0LH9J:0001, false",
        "73b45f83-fb4f-4cdc-a0d6-3d8792708f80, CFQ7TTC0LCH4:0009, false",
        "871e82d5-a046-4803-9825-69ba2f640c16, CFQ7TTC0LCH4:0004, false",
        "ced5f693-2d40-40ae-8848-9809ab1b0ee9, CFQ7TTC0LCH4:0006, false",
        "60d2919e-427a-46c9-bd03-89cbad27d53f, CFQ7TTC0LHXJ:0017, false",
        "2b3b8d2d-10aa-4be4-b5fd-7f2feb0c3091, CFQ7TTC0LFLX:0001, true"
    })
    void maps_legacy_offers(String legacy, String item, boolean enabled) {
        offers("?asOf=2026-03-10&query=" + legacy)
                .then()
                .body("items.catalogItemId", contains(item))
                .body("items.migrationEnabled", contains(enabled));
    }

    @Test
    void knows_which_billing_cycles_go_with_a_term() {
        assertThat(sql.list(
                        row -> row.getString(1),
                        "select term || ' ' || billing_cycle from term_billing_cycle order by term, billing_cycle"))
                .containsExactly(
                        "P1M Monthly", "P1Y Annual", "P1Y Monthly", "P3Y Annual", "P3Y Monthly", "P3Y Triennial");
    }

    @Test
    void keeps_provisioning_ids_in_their_normal_form() {
        assertThat(sql.list(
                        row -> List.of(row.getString(1), row.getString(2)),
                        "select provisioning_id, provisioning_key from offer where provisioning_id is not null"))
                .isNotEmpty()
                .allSatisfy(ids -> assertThat(ids.getLast()).isEqualTo(ProvisioningId.normal(ids.getFirst())));
    }

    @Test
    void is_searched_by_text_and_by_provisioning_id_in_any_spelling() {
        offers("?asOf=2026-03-10&query=business%20premium").then().body("items.sku", contains("M365_BP_NO_TEAMS"));
        offers("?asOf=2026-03-10&query=Microsoft%20365%20E3%20(ohne%20Teams)")
                .then()
                .body("items.sku", contains("M365_E3_NO_TEAMS"));
        offers("?asOf=2026-03-10&query=%25").then().body("items", empty());
        offers("?asOf=2026-03-10&query=intune").then().body("items", hasSize(4));
    }

    @Test
    void holds_from_its_day_on_until_the_next_does() {
        upload("?validFrom=2091-01-01", row("OLD", "", "2091-06-01")).then().statusCode(201);
        var later = upload("?validFrom=2092-01-01", row("NEW", "", "false"));
        later.then().statusCode(201).body("validFrom", is("2092-01-01")).body("rows", is(1));
        upload("?validFrom=2092-01-01", row("NEWER", "", "true")).then().statusCode(201);

        offers("?asOf=2090-12-31").then().body("items.sku", not(hasItem("OLD")));
        offers("?asOf=2091-01-01")
                .then()
                .body("items.sku", contains("OLD"))
                .body("items[0].endOfSale", is(false))
                .body("items[0].purchasable", is(true))
                .body("items[0].plans.billingCycle", contains("Annual", "Monthly"));
        offers("?asOf=2091-06-01")
                .then()
                .body("items[0].endOfSale", is(true))
                .body("items[0].purchasable", is(false))
                .body("items[0].availableInCsp", is(true));
        offers("?asOf=2091-12-31").then().body("items.sku", contains("OLD"));
        offers("?asOf=2092-01-01").then().body("items.sku", contains("NEWER"));
        later.then().header("Location", endsWith(VERSIONS + "/" + later.path("version")));
        Trade.by(PARTNER).get(VERSIONS + "/" + later.path("version")).then().body("validFrom", is("2092-01-01"));
        Trade.by(PARTNER).get(VERSIONS).then().body("items.version", hasItem(1));
        Trade.by(PARTNER).get(VERSIONS + "/100000").then().statusCode(404);
        var first = Trade.by(PARTNER).get(VERSIONS + "?pageSize=1");
        first.then().body("items.version", contains(1));
        Trade.by(PARTNER)
                .get(VERSIONS + "?pageSize=1000&pageToken=" + first.path("nextPageToken"))
                .then()
                .body("items.version", hasItem(later.<Integer>path("version")))
                .body("items.version", not(hasItem(1)));
        Trade.by(PARTNER).get(VERSIONS + "?pageSize=5000").then().statusCode(400);
    }

    @Test
    void takes_skus_as_the_vendor_writes_them() {
        upload("?validFrom=2095-01-01", row("CFQ7TTC0LFLX:0001", "", "") + row("M365-E3/a.1", "", ""))
                .then()
                .statusCode(201);

        offers("?asOf=2095-01-01&query=cfq7ttc0lflx:0001").then().body("items.sku", contains("CFQ7TTC0LFLX:0001"));
    }

    @Test
    void of_a_sandbox_has_skus_that_fail_on_demand_whatever_was_uploaded() {
        upload("?validFrom=2096-01-01", row("ONLY", "", "")).then().statusCode(201);

        offers("?asOf=2096-01-01").then().body("items.sku", contains("ONLY"));
        offers("?asOf=2096-01-01&query=sandbox")
                .then()
                .body(
                        "items.sku",
                        contains(
                                "SANDBOX_FAIL_TWICE",
                                "SANDBOX_FAIL_ALWAYS",
                                "SANDBOX_REFUSE",
                                "SANDBOX_REPAIR",
                                "SANDBOX_CAPPED"))
                .body("items.purchasable", everyItem(is(true)));
        assertThat(sql.list(row -> row.getString(1), "select sku from offer where sku like 'SANDBOX%'"))
                .isEmpty();
    }

    @Test
    void is_asked_by_market() {
        upload(
                        "?validFrom=2093-01-01",
                        row("EVERYWHERE", "", "") + row("IN_EUROPE", "EUROPE", "") + row("IN_NL_US", "NL|US", ""))
                .then()
                .statusCode(201);

        offers("?asOf=2093-01-01&market=NL")
                .then()
                .body("items.sku", containsInAnyOrder("EVERYWHERE", "IN_EUROPE", "IN_NL_US"));
        offers("?asOf=2093-01-01&market=DE").then().body("items.sku", containsInAnyOrder("EVERYWHERE", "IN_EUROPE"));
        offers("?asOf=2093-01-01&market=PR").then().body("items.sku", contains("EVERYWHERE"));
        offers("?asOf=2093-01-01&market=XX").then().statusCode(400);
        offers("?asOf=tomorrow").then().statusCode(400);
        var first = offers("?asOf=2093-01-01&pageSize=2");
        first.then().body("items", hasSize(2)).body("nextPageToken", notNullValue());
        offers("?asOf=2093-01-01&pageSize=2&pageToken=" + first.path("nextPageToken"))
                .then()
                .body("items", hasSize(1));
    }
}
