package dev.sluice.transfer.batch;

import static dev.sluice.transfer.batch.Office.renewals;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Estate;
import dev.sluice.transfer.Trade;
import dev.sluice.transfer.Trade.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("The plan of a batch")
class PlanTest {

    /** Set for tests: sluice.batches.approval-above. */
    static final int LARGE = 101;

    final Trade trade = new Trade();
    final Estate estate = new Estate(trade);
    final Tenant noordzee = trade.partner("EUROPE", "LSP", "DIRECT_BILL");
    final Tenant delta = trade.customer("EUROPE");
    final Office office = new Office(trade, noordzee);

    @AfterEach
    void hang_up() {
        trade.close();
    }

    @Test
    void tells_of_every_item_what_its_run_will_tell() {
        var good = estate.endingMany(delta, trade.today().plusDays(20), 3);
        var late = estate.ending(delta, trade.today().plusDays(400));
        var onPremises = estate.ending(delta, trade.today().plusDays(20), Map.of("sku", "LEGACY_ONPREM_X"));
        var strange = estate.ending(trade.customer("EUROPE"), trade.today().plusDays(20));
        trade.related(noordzee, delta);
        var taken = estate.ending(delta, trade.today().plusDays(20));
        estate.scheduled(noordzee, taken);
        var all = new ArrayList<>(good);
        all.addAll(List.of(late, onPremises, strange, "NOBODYS", taken));
        var batch = office.made(renewals(all, Map.of()));

        office.act(batch, "plan")
                .then()
                .statusCode(200)
                .body("state", is("PLANNED"))
                .body("plan.accepted", is(3))
                .body("plan.refused", is(5))
                .body("progress.pending", is(8));
        var planned = office.items(batch, "");
        planned.then()
                .body("items.state", everyItem(is("PENDING")))
                .body("items[0].errors", empty())
                .body("items[3].errors.code", contains("AGREEMENT_NOT_IN_WINDOW"))
                .body("items[4].errors.code", contains("SKU_NOT_SUPPORTED"))
                .body("items[5].errors.code", contains("NO_CUSTOMER_RELATIONSHIP"))
                .body("items[6].errors.code", contains("NO_CUSTOMER_RELATIONSHIP"))
                .body("items[7].errors.code", contains("ALREADY_SCHEDULED"))
                .body("items[3].errors[0].eligibleFrom", notNullValue());

        office.ran(batch, "run", "FINISHED")
                .then()
                .body("progress.succeeded", is(3))
                .body("progress.failed", is(5));
        office.items(batch, "").then().body("items.errors", is(planned.<List<?>>path("items.errors")));
    }

    @Test
    void counts_seats_that_its_own_items_would_take() {
        var agreement = trade.agreement(delta, trade.today().plusDays(20), Map.of());
        trade.heard();
        trade.related(noordzee, delta);
        var small = Map.<String, Object>of("sku", "M365_BP_NO_TEAMS", "provisioningId", "Microsoft_365_BP");
        var subscriptions = List.of(estate.subscribed(agreement, small), estate.subscribed(agreement, small));
        var batch = office.made(renewals(
                subscriptions,
                Map.of("defaults", Map.of("termDuration", "P1Y", "billingCycle", "Monthly", "quantity", 200))));

        office.act(batch, "plan").then().body("plan.refused", is(1));
        office.items(batch, "").then().body("items[1].errors.code", contains("QUANTITY_OUT_OF_RANGE"));

        office.ran(batch, "run", "FINISHED").then().body("progress.failed", is(1));
        office.items(batch, "?state=FAILED").then().body("items[0].errors.code", contains("QUANTITY_OUT_OF_RANGE"));
    }

    @Test
    void of_invitations_tells_the_same() {
        var northAmerican = trade.customer("UNITED_STATES");
        trade.heard();
        var batch = office.made(Map.of(
                "kind",
                "RELATIONSHIP_REQUEST",
                "defaults",
                Map.of("type", "RESELLER"),
                "items",
                List.of(
                        Map.of("customerTenantId", delta.id()),
                        Map.of("customerTenantId", northAmerican.id()),
                        Map.of("customerEmail", "ga@somebody.example"))));

        office.act(batch, "plan").then().body("plan.refused", is(1));
        office.items(batch, "").then().body("items[1].errors.code", contains("CUSTOMER_OUT_OF_REGION"));

        office.ran(batch, "run", "FINISHED").then().body("progress.succeeded", is(2));
        office.items(batch, "?state=SUCCEEDED")
                .then()
                .body("items.result.state", contains("PENDING", "PENDING"))
                .body("items.key", hasItems(delta.id().toString(), "ga@somebody.example"));
    }

    @Test
    void of_a_large_one_is_approved_by_a_second_person_before_it_runs() {
        trade.heard();
        var many = IntStream.range(0, LARGE).mapToObj("X-%d"::formatted).toList();
        var batch = office.made(renewals(many, Map.of()));

        office.act(batch, "run").then().statusCode(409).body("code", is("APPROVAL_REQUIRED"));
        office.colleague(batch, "approve").then().statusCode(409).body("code", is("ACTION_NOT_ALLOWED_IN_STATE"));
        office.act(batch, "plan").then().statusCode(200).body("allowedActions", containsInAnyOrder("plan", "cancel"));
        office.act(batch, "approve").then().statusCode(403).body("code", is("SECOND_PERSON_REQUIRED"));
        office.act(batch, "run").then().statusCode(409).body("code", is("APPROVAL_REQUIRED"));

        office.colleague(batch, "approve")
                .then()
                .statusCode(200)
                .body("approval.approvedAt", notNullValue())
                .body("allowedActions", containsInAnyOrder("plan", "run", "cancel"));
        office.colleague(batch, "approve").then().statusCode(409);
        office.ran(batch, "run", "FINISHED")
                .then()
                .body("progress.failed", is(LARGE))
                .body("allowedActions", not(hasItems("approve")));
    }
}
