package dev.sluice.transfer.channel;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Estate;
import dev.sluice.transfer.Trade;
import dev.sluice.transfer.Trade.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("A renewal is held")
class HoldTest {

    final Trade trade = new Trade();
    final Estate estate = new Estate(trade);
    final Tenant noordzee = trade.partner("EUROPE", "LSP", "DIRECT_BILL");
    final Tenant delta = trade.customer("EUROPE");
    LocalDate end;
    String agreement;

    @BeforeEach
    void an_agreement_ends_soon() {
        end = trade.today().plusDays(3);
        agreement = trade.agreement(delta, end, Map.of());
    }

    @AfterEach
    void hang_up() {
        trade.close();
    }

    private String scheduled() {
        trade.heard();
        var subscription = estate.subscribed(agreement, Map.of());
        trade.related(noordzee, delta);
        return estate.scheduled(noordzee, subscription);
    }

    @Test
    void when_the_agreement_is_renewed_after_all_and_nothing_is_created() {
        var id = scheduled();

        trade.agreement(agreement, delta, end, 2, Map.of("renewed", true));
        trade.heard();

        estate.get(noordzee, id)
                .then()
                .body("state", is("HELD"))
                .body("heldReason", is("AGREEMENT_RENEWED"))
                .body("allowedActions", contains("resume", "cancel"))
                .body("deadlines", empty());
        estate.modify(noordzee, id, "*", Map.of("quantity", 1))
                .then()
                .statusCode(409)
                .body("code", is("ACTION_NOT_ALLOWED_IN_STATE"));
        trade.advance(Duration.ofDays(8));
        estate.get(noordzee, id).then().body("state", is("HELD")).body("subscriptionId", nullValue());
        estate.act(noordzee, id, "resume").then().statusCode(409).body("errors.code", hasItem("AGREEMENT_RENEWED"));
        estate.act(noordzee, id, "cancel").then().statusCode(200).body("heldReason", nullValue());
    }

    @Test
    void when_the_agreement_ends_later_than_it_did() {
        var id = scheduled();

        trade.agreement(agreement, delta, end.plusYears(3), 2, Map.of());
        trade.heard();

        estate.get(noordzee, id).then().body("heldReason", is("AGREEMENT_RENEWED"));
        estate.act(noordzee, id, "resume").then().statusCode(422).body("code", is("AGREEMENT_NOT_IN_WINDOW"));
        trade.agreement(agreement, delta, end.plusDays(10), 3, Map.of());
        trade.heard();
        estate.act(noordzee, id, "resume")
                .then()
                .statusCode(200)
                .body("state", is("SCHEDULED"))
                .body("notBefore", is(end.plusDays(11) + "T12:00:00Z"))
                .body("startDate", is(end.plusDays(11).toString()));
    }

    @Test
    void when_the_agreement_ends_earlier_than_it_did() {
        var id = scheduled();

        trade.agreement(agreement, delta, end.minusDays(1), 2, Map.of());
        trade.heard();

        estate.get(noordzee, id).then().body("state", is("HELD")).body("heldReason", is("AGREEMENT_RENEWED"));
        estate.act(noordzee, id, "resume").then().statusCode(200).body("notBefore", is(end + "T12:00:00Z"));
    }

    @Test
    void when_the_subscription_itself_ends_on_another_day() {
        var id = scheduled();
        String subscription = estate.get(noordzee, id).path("eaSubscriptionId");
        var entry = Estate.entry(agreement, Map.of("endDate", end.minusDays(2).toString()));

        Estate.put(subscription, "*", entry).then().statusCode(200);

        estate.get(noordzee, id).then().body("state", is("HELD"));
    }

    @Test
    void and_counts_from_then_on_once_it_goes_on() {
        var id = scheduled();
        trade.agreement(agreement, delta, end, 2, Map.of("renewed", true));
        trade.heard();
        trade.advance(Duration.ofDays(8));
        trade.agreement(agreement, delta, end, 3, Map.of());
        trade.heard();
        var tomorrow = trade.today().plusDays(1) + "T12:00:00Z";

        estate.act(noordzee, id, "resume").then().statusCode(200).body("notBefore", is(tomorrow));
        estate.modify(noordzee, id, "*", Map.of("quantity", 120))
                .then()
                .statusCode(200)
                .body("notBefore", is(tomorrow))
                .body("state", is("SCHEDULED"));
    }

    @Test
    void when_the_customer_ends_the_relationship_and_goes_on_with_a_new_one() {
        trade.heard();
        var subscription = estate.subscribed(agreement, Map.of());
        var relationship = trade.related(noordzee, delta);
        var id = estate.scheduled(noordzee, subscription);

        trade.act(delta.admin(), "/v1/relationships/" + relationship + "/remove")
                .then()
                .statusCode(200);

        estate.get(noordzee, id).then().body("state", is("HELD")).body("heldReason", is("RELATIONSHIP_ENDED"));
        estate.act(noordzee, id, "resume").then().statusCode(403).body("code", is("NO_CUSTOMER_RELATIONSHIP"));
        trade.related(noordzee, delta);
        estate.act(noordzee, id, "resume")
                .then()
                .statusCode(200)
                .body("state", is("SCHEDULED"))
                .body("heldReason", nullValue())
                .body("notBefore", is(end.plusDays(1) + "T12:00:00Z"));
    }

    @Test
    void and_keeps_others_out_meanwhile() {
        var fjord = trade.partner("EUROPE", "INDIRECT_PROVIDER");
        var id = scheduled();
        trade.related(fjord, delta);
        trade.agreement(agreement, delta, end.plusDays(30), 2, Map.of());
        trade.heard();

        String subscription = estate.get(noordzee, id).path("eaSubscriptionId");
        estate.schedule(fjord, subscription).then().statusCode(409).body("code", is("CLAIMED_BY_OTHER_PARTNER"));
    }
}
