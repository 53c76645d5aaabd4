package dev.sluice.transfer.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Handovers;
import dev.sluice.transfer.Trade;
import dev.sluice.transfer.Trade.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("A transfer that the target asks for")
class NewCommerceTransferTest {

    final Trade trade = new Trade();
    final Handovers handovers = new Handovers(trade);
    final Tenant roma = trade.partner("EUROPE", "DIRECT_BILL");
    final Tenant fjord = trade.partner("EUROPE", "LSP", "INDIRECT_PROVIDER");
    final Tenant bay = trade.partner("UNITED_STATES", "DIRECT_BILL");
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
    void waits_thirty_days_for_the_source() {
        var before = trade.now();

        var asked = handovers.ask(
                fjord, roma, nordlys, Map.of("transferType", 3, "targetProductTypes", List.of("onlineServicesNCE")));

        asked.then()
                .statusCode(201)
                .header("Location", endsWith(Handovers.PATH + "/" + asked.path("id")))
                .body("state", is("PENDING"))
                .body("model", is("NEW_COMMERCE"))
                .body("transferType", is(5))
                .body("targetProductTypes", contains("OnlineServicesNCE"))
                .body("source.tenantId", is(roma.id().toString()))
                .body("target.tenantId", is(fjord.id().toString()))
                .body("allowedActions", contains("cancel"))
                .body("deadlines.kind", contains("ACCEPTANCE"))
                .body("deadlines.who", contains("SOURCE_PARTNER"));
        var expiresAt = Instant.parse(asked.path("expiresAt"));
        assertThat(expiresAt)
                .isEqualTo(Instant.parse(asked.path("requestedAt")).plus(Duration.ofDays(30)))
                .isAfter(before.plus(Duration.ofDays(30)));
        trade.get(roma.admin(), "/v1/deadlines").then().body("items.kind", hasItem("ACCEPTANCE"));
        handovers.get(roma, asked.path("id")).then().body("allowedActions", contains("accept", "decline"));
    }

    @Test
    void is_seen_by_the_customer_who_can_do_nothing_about_it() {
        var id = handovers.asked(fjord, roma, nordlys);

        handovers
                .get(nordlys, id)
                .then()
                .statusCode(200)
                .body("state", is("PENDING"))
                .body("allowedActions", empty());
        trade.get(nordlys.admin(), Handovers.PATH + "?state=PENDING").then().body("items.id", contains(id));
        trade.get(fjord.admin(), Handovers.PATH + "?customerTenantId=" + nordlys.id())
                .then()
                .body("items.id", contains(id));
        trade.get(fjord.admin(), Handovers.PATH + "?state=PENDING&customerTenantId=" + roma.id())
                .then()
                .body("items", empty());
        trade.get(Trade.REGISTRY, Handovers.PATH + "?state=PENDING&customerTenantId=" + nordlys.id())
                .then()
                .body("items.id", contains(id));
        trade.get(bay.admin(), Handovers.PATH).then().body("items", empty());
        handovers.act(nordlys, id, "accept").then().statusCode(403);
        handovers.act(nordlys, id, "cancel").then().statusCode(403);
        handovers.get(bay, id).then().statusCode(404).body("realCode", is("900100"));
        handovers.act(bay, id, "accept").then().statusCode(404).body("realCode", is("900100"));
    }

    @Test
    void is_called_off_by_the_target_alone_and_only_while_it_waits() {
        var id = handovers.asked(fjord, roma, nordlys);

        handovers
                .act(roma, id, "cancel")
                .then()
                .statusCode(403)
                .body("code", is("NOT_REQUESTER"))
                .body("realCode", is("900150"));
        handovers.act(fjord, id, "decline").then().statusCode(403).body("code", is("NOT_ASKED"));
        trade.act(fjord.as("sales-agent"), Handovers.PATH + "/" + id + "/cancel")
                .then()
                .statusCode(403)
                .body("code", is("ROLE_NOT_ALLOWED"))
                .body("realCode", is("900150"));
        handovers
                .act(fjord, id, "cancel")
                .then()
                .statusCode(200)
                .body("state", is("CANCELED"))
                .body("deadlines", empty())
                .body("allowedActions", empty());

        handovers
                .accept(roma, id, List.of("any"))
                .then()
                .statusCode(409)
                .body("code", is("ALREADY_DECIDED"))
                .body("state", is("CANCELED"))
                .body("realCode", is("900104"));
    }

    @Test
    void can_be_declined_by_the_source() {
        var id = handovers.asked(fjord, roma, nordlys);

        handovers.act(roma, id, "decline").then().statusCode(200).body("state", is("DECLINED"));

        handovers.act(fjord, id, "cancel").then().statusCode(409).body("state", is("DECLINED"));
        handovers.asked(fjord, roma, nordlys);
    }

    @Test
    void is_past_calling_off_once_the_source_has_accepted() {
        var subscription = handovers.imported(roma, nordlys, Map.of("sku", "SANDBOX_FAIL_ALWAYS"));
        var id = handovers.asked(fjord, roma, nordlys);
        handovers.accepted(roma, id, subscription);

        handovers
                .act(fjord, id, "cancel")
                .then()
                .statusCode(409)
                .body("state", is("IN_PROGRESS"))
                .body("realCode", is("900101"));
        handovers.accept(roma, id, List.of(subscription)).then().statusCode(409);
    }

    /** Swept or not: the first reading is by the clock. */
    @Test
    void expires_when_nobody_answers_and_can_be_asked_anew() {
        var asked = handovers.ask(fjord, roma, nordlys, Map.of());
        String id = asked.path("id");
        var subscription = handovers.imported(roma, nordlys, Map.of());

        trade.advanceTo(Instant.parse(asked.path("expiresAt")));

        handovers
                .accept(roma, id, List.of(subscription))
                .then()
                .statusCode(409)
                .body("code", is("REQUEST_EXPIRED"))
                .body("state", is("EXPIRED"))
                .body("stateSince", is(asked.<String>path("expiresAt")))
                .body("realCode", is("900104"));
        handovers.act(fjord, id, "cancel").then().statusCode(409);
        trade.get(roma.admin(), Handovers.PATH + "?state=EXPIRED").then().body("items.id", contains(id));
        handovers.asked(fjord, roma, nordlys);
    }

    @Test
    void hides_what_the_source_chose_from_the_target_until_it_is_over() {
        var failing = handovers.imported(roma, nordlys, Map.of("sku", "SANDBOX_FAIL_ALWAYS"));
        var id = handovers.asked(fjord, roma, nordlys);
        handovers.accepted(roma, id, failing);

        handovers.get(roma, id).then().body("lineItems.subscriptionId", contains(failing));
        handovers.get(nordlys, id).then().body("lineItems.subscriptionId", contains(failing));
        var seen = handovers.get(fjord, id);
        seen.then().body("lineItems", nullValue()).body("transferErrors", empty());
        assertThat(seen.asString()).doesNotContain(failing);

        trade.advance(Duration.ofDays(3).plusMinutes(1));

        handovers
                .inState(fjord, id, "FAILED")
                .then()
                .body("lineItems.subscriptionId", contains(failing))
                .body("transferErrors.code", contains("900103"));
    }

    @Test
    void keeps_partners_from_leaving_the_customer() {
        var relationship = trade.get(fjord.admin(), "/v1/relationships?customerTenantId=" + nordlys.id())
                .<String>path("items[0].id");
        var id = handovers.asked(fjord, roma, nordlys);
        var removal = "/v1/relationships/" + relationship + "/remove";

        trade.act(fjord.admin(), removal).then().statusCode(409).body("errors.code", hasItems("PARTNER_TRANSFER_OPEN"));

        handovers.act(fjord, id, "cancel");
        trade.act(fjord.admin(), removal).then().statusCode(200);
    }

    @Test
    void is_tried_without_being_made() {
        trade.post(
                        fjord.admin(),
                        Handovers.PATH + "?validateOnly=true",
                        Map.of(
                                "sourcePartnerTenantId", roma.id(),
                                "customerTenantId", nordlys.id(),
                                "customerEmailId", "ga@nordlys.example"))
                .then()
                .statusCode(200)
                .body("state", is("PENDING"));

        trade.get(fjord.admin(), Handovers.PATH).then().body("items", empty());
    }
}
