package dev.sluice.transfer.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Handovers;
import dev.sluice.transfer.Trade;
import dev.sluice.transfer.Trade.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("What the source hands over")
class LineItemsTest {

    final Trade trade = new Trade();
    final Handovers handovers = new Handovers(trade);
    final Tenant roma = trade.partner("EUROPE", "DIRECT_BILL");
    final Tenant fjord = trade.partner("EUROPE", "LSP", "INDIRECT_PROVIDER");
    final Tenant noordzee = trade.partner("EUROPE", "DIRECT_BILL");
    final Tenant nordlys = trade.customer("EUROPE");
    String transfer;

    @BeforeEach
    void fjord_asks_roma() {
        trade.heard();
        trade.related(roma, nordlys);
        trade.related(fjord, nordlys);
        trade.related(noordzee, nordlys);
        transfer = handovers.asked(fjord, roma, nordlys);
    }

    @AfterEach
    void hang_up() {
        trade.close();
    }

    @Test
    void is_at_most_25_subscriptions() {
        var unknown =
                Stream.generate(() -> UUID.randomUUID().toString()).limit(26).toList();

        handovers
                .accept(roma, transfer, unknown)
                .then()
                .statusCode(422)
                .body("code", is("TOO_MANY_LINE_ITEMS"))
                .body("errors", hasSize(27))
                .body("errors[1].code", is("LINE_ITEM_UNKNOWN"));
        var own = handovers.importedMany(roma, nordlys, 25);
        handovers.accept(roma, transfer, own).then().statusCode(200).body("lineItems", hasSize(25));
    }

    @Test
    void is_active() {
        var suspended = handovers.imported(roma, nordlys, Map.of("status", "Suspended"));
        var deleted = handovers.bought(roma, nordlys, "Monthly", 5);
        trade.act(roma.admin(), "/v1/subscriptions/" + deleted + "/cancel")
                .then()
                .statusCode(200);

        handovers
                .accept(roma, transfer, List.of(suspended, deleted))
                .then()
                .statusCode(422)
                .body("code", is("SUBSCRIPTION_NOT_ACTIVE"))
                .body("realCode", is("800078"))
                .body(
                        "errors.message",
                        contains(
                                "Subscription: %s is in state: Suspended".formatted(suspended),
                                "Subscription: %s is in state: Deleted".formatted(deleted)))
                .body("errors.pointer", contains("/lineItems/0/subscriptionId", "/lineItems/1/subscriptionId"));
        handovers.get(roma, transfer).then().body("state", is("PENDING"));
    }

    @Test
    void is_its_own_and_named_once_and_as_it_is() {
        var own = handovers.imported(roma, nordlys, Map.of());
        var others = handovers.imported(noordzee, nordlys, Map.of());

        handovers
                .accept(roma, transfer, List.of(own, others, own, "none"))
                .then()
                .statusCode(422)
                .body("errors.code", contains("LINE_ITEM_UNKNOWN", "LINE_ITEM_TWICE", "LINE_ITEM_UNKNOWN"))
                .body("realCode", is("800078"));
        trade.post(
                        roma.admin(),
                        Handovers.PATH + "/" + transfer + "/accept",
                        Map.of("lineItems", List.of(Map.of("subscriptionId", own, "quantity", 9))))
                .then()
                .statusCode(422)
                .body("code", is("LINE_ITEM_CHANGED"))
                .body("detail", containsString("10 licences, billed Monthly"));
    }

    @Test
    void is_in_one_transfer_at_a_time_and_changed_by_nobody_meanwhile() {
        var held = handovers.imported(roma, nordlys, Map.of("sku", "SANDBOX_FAIL_ALWAYS"));
        var free = handovers.imported(roma, nordlys, Map.of());
        handovers.accepted(roma, transfer, held);
        var second = handovers.asked(noordzee, roma, nordlys);

        handovers
                .accept(roma, second, List.of(free, held))
                .then()
                .statusCode(409)
                .body("code", is("SUBSCRIPTION_BEING_PROCESSED"))
                .body("realCode", is("900101"))
                .body(
                        "errors.message",
                        contains("Subscription: %s: subscription is already part of another transfer request id : %s"
                                .formatted(held, transfer)));
        trade.get(roma.admin(), "/v1/subscriptions/" + held).then().body("allowedActions", empty());
        trade.get(roma.admin(), "/v1/subscriptions/" + free).then().body("allowedActions", hasItem("change"));
        trade.act(roma.admin(), "/v1/subscriptions/" + held + "/cancel")
                .then()
                .statusCode(409)
                .body("code", is("SUBSCRIPTION_BEING_PROCESSED"));
        handovers.accepted(roma, second, free);
    }

    @Test
    void takes_add_ons_along_with_their_base_and_never_alone() {
        var base = handovers.imported(roma, nordlys, Map.of());
        var addOn = handovers.imported(roma, nordlys, Map.of("baseSubscriptionId", base, "quantity", 3));

        handovers
                .accept(roma, transfer, List.of(addOn))
                .then()
                .statusCode(422)
                .body("code", is("ADD_ON_WITHOUT_BASE"))
                .body("detail", containsString(base));
        handovers.accepted(roma, transfer, base);

        var done = handovers.inState(fjord, transfer, "COMPLETE");
        done.then()
                .body("lineItems", hasSize(1))
                .body("lineItems[0].addonItems.subscriptionId", contains(addOn))
                .body(
                        "lineItems[0].addonItems[0].transferGroupId",
                        is(done.<String>path("lineItems[0].transferGroupId")));
        String movedAddOn = done.path("lineItems[0].addonItems[0].newSubscriptionId");
        trade.get(fjord.admin(), "/v1/subscriptions/" + movedAddOn)
                .then()
                .body("baseSubscriptionId", is(done.<String>path("lineItems[0].newSubscriptionId")))
                .body("quantity", is(3));
    }

    @Test
    void stays_together_when_an_add_on_cannot_go() {
        var base = handovers.imported(roma, nordlys, Map.of());
        var addOn = handovers.imported(roma, nordlys, Map.of("baseSubscriptionId", base, "status", "Suspended"));

        handovers
                .accept(roma, transfer, List.of(base))
                .then()
                .statusCode(422)
                .body("errors.message", contains("Subscription: %s is in state: Suspended".formatted(addOn)));
    }

    @Test
    void can_be_looked_up_with_every_reason_against_it() {
        var free = handovers.imported(roma, nordlys, Map.of());
        var addOn = handovers.imported(roma, nordlys, Map.of("baseSubscriptionId", free));
        var suspended = handovers.imported(roma, nordlys, Map.of("status", "Suspended"));
        handovers.imported(noordzee, nordlys, Map.of());
        var list = Handovers.PATH + "/eligibility?customerTenantId=" + nordlys.id();

        var seen = trade.get(roma.admin(), list);

        seen.then()
                .statusCode(200)
                .body("items.subscriptionId", containsInAnyOrder(free, addOn, suspended))
                .body("items.find { it.subscriptionId == '%s' }.eligible".formatted(free), is(true))
                .body("items.find { it.subscriptionId == '%s' }.addonItems".formatted(free), contains(addOn))
                .body(
                        "items.find { it.subscriptionId == '%s' }.reasons.code".formatted(addOn),
                        contains("ADD_ON_WITHOUT_BASE"))
                .body(
                        "items.find { it.subscriptionId == '%s' }.reasons.message".formatted(suspended),
                        hasItem("Subscription: %s is in state: Suspended".formatted(suspended)));
        trade.get(roma.admin(), list + "&model=LEGACY")
                .then()
                .body("items.eligible", contains(false, false, false))
                .body("items.reasons.code.flatten()", hasItem("LINE_ITEM_OF_OTHER_MODEL"));
        assertThat(trade.get(roma.admin(), Handovers.PATH + "/eligibility").statusCode())
                .isEqualTo(400);
        assertThat(trade.get(nordlys.admin(), list).statusCode()).isEqualTo(403);
        trade.get(roma.admin(), Handovers.PATH + "/eligibility?customerTenantId=" + UUID.randomUUID())
                .then()
                .statusCode(403)
                .body("realCode", is("20002"));
    }
}
