package dev.sluice.transfer.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Estate;
import dev.sluice.transfer.Published;
import dev.sluice.transfer.Trade;
import dev.sluice.transfer.Trade.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("The release of a subscription that another partner holds")
class ReleaseTest {

    final Trade trade = new Trade();
    final Estate estate = new Estate(trade);
    final Tenant noordzee = trade.partner("EUROPE", "LSP", "DIRECT_BILL");
    final Tenant fjord = trade.partner("EUROPE", "LSP", "INDIRECT_PROVIDER");
    final Tenant roma = trade.partner("EUROPE", "DIRECT_BILL");
    final Tenant delta = trade.customer("EUROPE");
    String subscription;
    String held;

    @BeforeEach
    void noordzee_holds_it() {
        subscription = estate.ending(delta, trade.today().plusDays(21));
        trade.related(noordzee, delta);
        trade.related(fjord, delta);
        trade.related(roma, delta);
        held = estate.scheduled(noordzee, subscription);
    }

    @AfterEach
    void hang_up() {
        trade.close();
    }

    private Response ask(Tenant partner) {
        return estate.act(partner, held, "release-requests");
    }

    private Response decide(Tenant partner, String request, String verb) {
        return estate.act(partner, held, "release-requests/" + request + "/" + verb);
    }

    @Test
    void is_asked_for_by_one_who_does_not_learn_who_holds_it() {
        var asked = ask(fjord);

        asked.then()
                .statusCode(201)
                .header("Location", endsWith("/release-requests/" + asked.path("id")))
                .body("state", is("OPEN"))
                .body("requesterTenantId", is(fjord.id().toString()))
                .body("allowedActions", empty());
        assertThat(asked.asString()).doesNotContain(noordzee.id().toString());
        estate.get(noordzee, held)
                .then()
                .body("releaseRequests.id", contains(asked.<String>path("id")))
                .body("releaseRequests[0].allowedActions", contains("grant", "refuse"));
        estate.get(delta, held).then().body("releaseRequests", empty());
        estate.get(fjord, held + "/release-requests/" + asked.path("id")).then().statusCode(200);
        estate.get(roma, held + "/release-requests/" + asked.path("id")).then().statusCode(404);
        ask(fjord)
                .then()
                .statusCode(409)
                .body("code", is("RELEASE_ALREADY_REQUESTED"))
                .body("releaseRequestId", is(asked.<String>path("id")));
    }

    @Test
    void hands_it_over_in_one_step_to_the_one_who_asked_and_nobody_else() {
        String first = ask(fjord).path("id");
        String second = ask(roma).path("id");
        decide(fjord, first, "grant").then().statusCode(404);

        var path = Estate.TRANSFERS + "/" + held + "/release-requests/" + first;
        Trade.by(noordzee.admin())
                .header("If-Match", "\"2\"")
                .contentType("application/json")
                .post(path + "/grant")
                .then()
                .statusCode(412);

        var granted = decide(noordzee, first, "grant");
        granted.then()
                .statusCode(200)
                .header("ETag", is("\"2\""))
                .body("state", is("GRANTED"))
                .body("stateSince", is(granted.<String>path("decidedAt")))
                .body("links.self", is(path))
                .body("deadlines.kind", contains("HAND_OVER"))
                .body("deadlines[0].at", is(granted.<String>path("reservedUntil")));

        estate.get(noordzee, held).then().body("state", is("CANCELED"));
        estate.get(roma, held + "/release-requests/" + second).then().body("state", is("LAPSED"));
        for (var other : new Tenant[] {roma, noordzee}) {
            estate.schedule(other, subscription)
                    .then()
                    .statusCode(409)
                    .body("code", is("CLAIMED_BY_OTHER_PARTNER"))
                    .body("errors[0].eligibleFrom", notNullValue())
                    .body("errors[0].remedies.who", contains("CUSTOMER"));
        }
        trade.get(fjord.admin(), "/v1/deadlines")
                .then()
                .body("items.kind", contains("HAND_OVER"))
                .body("items[0].at", is(granted.<String>path("reservedUntil")))
                .body("items[0].link", is("/v1/release-requests/" + first));
        estate.schedule(fjord, subscription).then().statusCode(201);
        trade.get(fjord.admin(), "/v1/deadlines").then().body("items.kind", not(hasItem("HAND_OVER")));
        decide(noordzee, first, "grant").then().statusCode(409).body("code", is("ALREADY_DECIDED"));
    }

    @Test
    void leaves_it_free_when_the_one_who_asked_does_not_take_it_in_time() {
        decide(noordzee, ask(fjord).path("id"), "grant").then().statusCode(200);
        trade.advance(Duration.ofHours(71));
        estate.schedule(roma, subscription).then().statusCode(409);

        trade.advance(Duration.ofHours(1));

        estate.schedule(roma, subscription).then().statusCode(201);
        estate.schedule(fjord, subscription).then().statusCode(409);
    }

    @Test
    void is_refused_and_may_be_asked_for_again() {
        String asked = ask(fjord).path("id");

        decide(noordzee, asked, "refuse").then().statusCode(200).body("state", is("REFUSED"));

        decide(noordzee, asked, "grant").then().statusCode(409).body("code", is("ALREADY_DECIDED"));
        estate.get(noordzee, held).then().body("state", is("SCHEDULED"));
        ask(fjord).then().statusCode(201);
    }

    @Test
    void lapses_when_the_renewal_is_over_and_whoever_asked_is_told() {
        String asked = ask(fjord).path("id");
        estate.schedule(roma, subscription)
                .then()
                .statusCode(409)
                .body("errors[0].remedies.who", contains("CUSTOMER", "PARTNER"))
                .body("errors[0].remedies[1].link", is(Estate.TRANSFERS + "/" + held + "/release-requests"));

        estate.act(noordzee, held, "cancel").then().statusCode(200);

        trade.get(fjord.admin(), "/v1/release-requests/" + asked).then().body("state", is("LAPSED"));
        await().untilAsserted(() -> {
            var told = Published.on(List.of("transfer.migration-events.v1"), fjord);
            assertThat(told.typesOf(held)).contains("channel-transfer.release-refused.v1");
            var data = told.data("transfer.migration-events.v1", "channel-transfer.release-refused.v1");
            assertThat(data.path("state").asText()).isEqualTo("LAPSED");
            assertThat(data.path("releaseRequestId").asText()).isEqualTo(asked);
            told.keepToTheirContracts();
        });
    }

    @Test
    void stands_in_the_lists_of_both_sides_and_of_nobody_else() {
        String first = ask(fjord).path("id");
        String second = ask(roma).path("id");
        var path = "/v1/release-requests";

        trade.get(fjord.admin(), path).then().body("items.id", contains(first));
        trade.get(roma.admin(), path).then().body("items.id", contains(second));
        var page = trade.get(noordzee.admin(), path + "?pageSize=1");
        page.then().body("items.id", contains(first)).body("items[0].allowedActions", contains("grant", "refuse"));
        trade.get(noordzee.admin(), path + "?pageSize=1&pageToken=" + page.path("nextPageToken"))
                .then()
                .body("items.id", contains(second))
                .body("nextPageToken", nullValue());
        trade.get(noordzee.admin(), path + "/" + second).then().statusCode(200).header("ETag", is("\"1\""));
        trade.get(fjord.admin(), path + "/" + second).then().statusCode(404);
        trade.get(delta.admin(), path).then().statusCode(403);
        trade.get(fjord.as("sales-agent"), path).then().statusCode(403);
    }

    @Test
    void is_not_for_who_could_not_renew_it_either() {
        var alpen = trade.partner("EUROPE", "INDIRECT_RESELLER");
        var stranger = trade.partner("EUROPE", "DIRECT_BILL");
        trade.heard();
        trade.related(alpen, delta);

        ask(alpen).then().statusCode(403).body("code", is("PARTNER_TYPE_NOT_ALLOWED"));
        ask(stranger).then().statusCode(404);
        ask(noordzee).then().statusCode(409).body("code", is("ACTION_NOT_ALLOWED_IN_STATE"));
        trade.act(fjord.as("sales-agent"), Estate.TRANSFERS + "/" + held + "/release-requests")
                .then()
                .statusCode(403);
        decide(noordzee, UUID.randomUUID().toString(), "grant").then().statusCode(404);
        estate.act(noordzee, held, "cancel").then().statusCode(200);
        ask(fjord).then().statusCode(409).body("state", is("CANCELED"));
        estate.get(noordzee, held).then().body("failureCode", nullValue());
    }
}
