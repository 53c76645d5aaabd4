package dev.sluice.transfer.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Handovers;
import dev.sluice.transfer.Trade;
import dev.sluice.transfer.Trade.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("A transfer that was accepted")
class CompletionTest {

    final Trade trade = new Trade();
    final Handovers handovers = new Handovers(trade);
    final Tenant roma = trade.partner("EUROPE", "DIRECT_BILL");
    final Tenant fjord = trade.partner("EUROPE", "LSP", "INDIRECT_PROVIDER");
    final Tenant alpen = trade.partner("EUROPE", Map.of("indirectProviderTenantId", fjord.id()), "INDIRECT_RESELLER");
    final Tenant nordlys = trade.customer("EUROPE");

    @BeforeEach
    void both_serve_the_customer() {
        trade.heard();
        trade.related(roma, nordlys);
        trade.related(fjord, nordlys);
    }

    @AfterEach
    void hang_up() {
        trade.close();
    }

    @Test
    void makes_new_subscriptions_and_orders_of_the_target_and_ends_those_of_the_source() {
        var monthly = handovers.bought(roma, nordlys, "Monthly", 10);
        var annual = handovers.bought(roma, nordlys, "Annual", 7);
        var id = handovers.asked(fjord, roma, nordlys, Map.of("partnerIdOnRecord", alpen.partnerId()));

        handovers.accepted(roma, id, monthly, annual);

        var done = handovers.inState(fjord, id, "COMPLETE");
        done.then()
                .body("lineItems.status", contains("COMPLETE", "COMPLETE"))
                .body("lineItems.subscriptionId", contains(monthly, annual))
                .body("lineItems.effectiveAt", contains(trade.today() + "T00:00:00Z", trade.today() + "T00:00:00Z"))
                .body("transferErrors", empty())
                .body("deadlines", empty())
                .body("allowedActions", empty());
        String made = done.path("lineItems[0].newSubscriptionId");
        subscription(fjord, made)
                .then()
                .body("status", is("Active"))
                .body("partnerTenantId", is(fjord.id().toString()))
                .body("partnerIdOnRecord", is(alpen.partnerId()))
                .body("origin", is("TRANSFER"))
                .body("orderId", is(done.<String>path("lineItems[0].orderId")))
                .body("predecessor.channel", is("CSP"))
                .body("predecessor.subscriptionId", is(monthly))
                .body("quantity", is(10))
                .body("startDate", is(trade.today().toString()))
                .body("termEndDate", is(subscription(roma, monthly).<String>path("termEndDate")));
        subscription(roma, monthly).then().body("status", is("Deleted")).body("quantity", is(0));
        assertThat(subscription(roma, made).statusCode()).isEqualTo(404);
        assertThat(subscription(fjord, monthly).statusCode()).isEqualTo(404);
        subscription(nordlys, made).then().statusCode(200);
        trade.get(fjord.admin(), "/v1/orders/" + done.path("lineItems[0].orderId"))
                .then()
                .body("state", is("PLACED"))
                .body("origin", is("TRANSFER"))
                .body("subscriptionId", is(made));
    }

    @Test
    void leaves_the_windows_open_that_the_source_had() {
        var bought = handovers.bought(roma, nordlys, "Monthly", 10);
        var closesAt = subscription(roma, bought).<String>path("windows[0].closesAt");
        var id = handovers.asked(fjord, roma, nordlys);
        handovers.accepted(roma, id, bought);
        String made = handovers.inState(fjord, id, "COMPLETE").path("lineItems[0].newSubscriptionId");

        subscription(fjord, made)
                .then()
                .body("windows.closesAt", contains(closesAt))
                .body("windows.quantity", contains(10));
        trade.act(fjord.admin(), "/v1/subscriptions/" + made + "/cancel")
                .then()
                .statusCode(200)
                .body("status", is("Deleted"));
    }

    @Test
    void reminds_a_provider_that_named_no_reseller() {
        var id = handovers.asked(fjord, roma, nordlys);
        handovers.accepted(roma, id, handovers.imported(roma, nordlys, Map.of()));
        String made = handovers.inState(fjord, id, "COMPLETE").path("lineItems[0].newSubscriptionId");

        trade.get(fjord.admin(), "/v1/tasks?state=OPEN")
                .then()
                .body("items.find { it.subject == '%s' }.kind".formatted(made), is("RESELLER_REQUIRED_AFTER_TRANSFER"));
    }

    @Test
    void is_partly_complete_when_a_group_is_refused() {
        var good = handovers.imported(roma, nordlys, Map.of());
        var refused = handovers.imported(roma, nordlys, Map.of());
        handovers.imported(roma, nordlys, Map.of("sku", "SANDBOX_REFUSE", "baseSubscriptionId", refused));
        var id = handovers.asked(fjord, roma, nordlys);

        handovers.accepted(roma, id, good, refused);

        handovers
                .inState(fjord, id, "PARTIALLY_COMPLETE")
                .then()
                .body("transferErrors", hasSize(1))
                .body("transferErrors[0].code", is("900103"))
                .body("transferErrors[0].reason", is("PROVISIONING_REFUSED"))
                .body("transferErrors[0].lineItems", hasSize(2))
                .body("transferErrors[0].lineItems", hasItem(refused))
                .body("lineItems.find { it.subscriptionId == '%s' }.status".formatted(good), is("COMPLETE"))
                .body("lineItems.find { it.subscriptionId == '%s' }.status".formatted(refused), is("FAILED"));
        subscription(roma, refused).then().body("status", is("Active"));
        subscription(roma, good).then().body("status", is("Deleted"));
        var again = handovers.asked(fjord, roma, nordlys);
        handovers.accepted(roma, again, refused);
    }

    @Test
    void is_tried_again_until_the_provisioner_has_made_it() {
        var slow = handovers.imported(roma, nordlys, Map.of("sku", "SANDBOX_FAIL_TWICE"));
        var id = handovers.asked(fjord, roma, nordlys);
        var accepted = handovers.accept(roma, id, List.of(slow)).then().statusCode(200);
        trade.advance(Duration.ofSeconds(30));
        handovers
                .inState(roma, id, "IN_PROGRESS")
                .then()
                .header("ETag", not(accepted.extract().header("ETag")))
                .body("lineItems[0].transferError.reason", is("PROVISIONER_UNAVAILABLE"))
                .body("deadlines.kind", contains("COMPLETION"));

        trade.advance(Duration.ofMinutes(7));

        handovers.inState(fjord, id, "COMPLETE").then().body("transferErrors", empty());
    }

    @Test
    void is_given_up_after_three_days_and_known_to_be_stuck_before() {
        var failing = handovers.imported(roma, nordlys, Map.of("sku", "SANDBOX_FAIL_ALWAYS"));
        var id = handovers.asked(fjord, roma, nordlys);
        handovers.accepted(roma, id, failing);
        var stuck = "items.findAll { it.subjectType == 'partner_transfer' }.subject";

        trade.advance(Duration.ofHours(23));
        trade.get(Trade.REGISTRY, "/v1/stuck").then().body(stuck, not(hasItem(id)));
        trade.advance(Duration.ofHours(2));
        trade.get(Trade.REGISTRY, "/v1/stuck").then().body(stuck, hasItem(id));
        trade.advance(Duration.ofHours(46));
        handovers.get(roma, id).then().body("state", is("IN_PROGRESS"));
        trade.advance(Duration.ofHours(1));

        var failed = handovers.inState(roma, id, "FAILED");
        failed.then()
                .body("transferErrors[0].code", is("900103"))
                .body("transferErrors[0].reason", is("PROVISIONER_UNAVAILABLE"))
                .body("stateSince", is(failed.<String>path("completeBy")));
        subscription(roma, failing).then().body("status", is("Active"));
        handovers.act(fjord, id, "cancel").then().statusCode(409).body("realCode", is("900102"));
        trade.act(roma.admin(), "/v1/subscriptions/" + failing + "/cancel")
                .then()
                .statusCode(200);
    }

    @Test
    void goes_to_nobody_whom_the_customer_has_left_meanwhile() {
        var slow = handovers.imported(roma, nordlys, Map.of("sku", "SANDBOX_FAIL_TWICE"));
        var id = handovers.asked(fjord, roma, nordlys);
        handovers.accepted(roma, id, slow);
        trade.advance(Duration.ofSeconds(30));
        String relationship = trade.get(fjord.admin(), "/v1/relationships?customerTenantId=" + nordlys.id())
                .path("items[0].id");
        trade.act(nordlys.admin(), "/v1/relationships/" + relationship + "/remove")
                .then()
                .statusCode(200);

        trade.advance(Duration.ofMinutes(7));

        handovers
                .inState(roma, id, "FAILED")
                .then()
                .body("transferErrors[0].code", is("20002"))
                .body("transferErrors[0].reason", is("NO_CUSTOMER_RELATIONSHIP"));
        var again = handovers.accept(roma, handovers.asked(noordzee(), roma, nordlys), List.of(slow));
        again.then().statusCode(200);
    }

    /** A third partner that serves the customer. */
    private Tenant noordzee() {
        var third = trade.partner("EUROPE", "DIRECT_BILL");
        trade.heard();
        trade.related(third, nordlys);
        return third;
    }

    @Test
    void ends_for_a_subscription_whose_term_ends_without_renewal_meanwhile() {
        var today = trade.today();
        var ending = handovers.imported(
                roma,
                nordlys,
                Map.of("sku", "SANDBOX_FAIL_ALWAYS", "autoRenew", false, "startDate", "", "termEndDate", today));
        var id = handovers.asked(fjord, roma, nordlys);
        handovers.accepted(roma, id, ending);

        trade.advance(Duration.ofDays(1).plusHours(5));

        handovers
                .inState(roma, id, "FAILED")
                .then()
                .body("transferErrors[0].reason", is("SUBSCRIPTION_NOT_ACTIVE"))
                .body("transferErrors[0].description", is("Subscription: %s is in state: Expired".formatted(ending)))
                .body("acceptedAt", notNullValue());
    }

    private Response subscription(Tenant tenant, String id) {
        return trade.get(tenant.admin(), "/v1/subscriptions/" + id);
    }
}
