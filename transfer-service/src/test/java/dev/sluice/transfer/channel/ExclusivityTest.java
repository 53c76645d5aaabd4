package dev.sluice.transfer.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

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
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("An EA subscription is held by one partner at a time")
class ExclusivityTest {

    static final int RACES = Boolean.getBoolean("sluice.long") ? 1000 : 50;

    final Trade trade = new Trade();
    final Estate estate = new Estate(trade);
    final Tenant noordzee = trade.partner("EUROPE", "LSP", "DIRECT_BILL");
    final Tenant fjord = trade.partner("EUROPE", "LSP", "INDIRECT_PROVIDER");
    final Tenant delta = trade.customer("EUROPE");
    String agreement;
    String first;
    String second;

    @BeforeEach
    void both_serve_the_customer() {
        agreement = trade.agreement(delta, trade.today().plusDays(21), Map.of());
        trade.heard();
        first = estate.subscribed(agreement, Map.of());
        second = estate.subscribed(agreement, Map.of());
        trade.related(noordzee, delta);
        trade.related(fjord, delta);
    }

    @AfterEach
    void hang_up() {
        trade.close();
    }

    @Test
    void and_others_see_that_somebody_has_it_and_not_who() {
        var id = estate.scheduled(noordzee, first);

        var seen = estate.offered(fjord, agreement);

        seen.then()
                .body("items.availability", contains("NOT_AVAILABLE", "AVAILABLE"))
                .body("items[0].reasons.code", contains("CLAIMED_BY_OTHER_PARTNER"))
                .body("items[0].links.releaseRequests", is(Estate.TRANSFERS + "/" + id + "/release-requests"));
        assertThat(seen.asString()).doesNotContain(noordzee.id().toString(), noordzee.partnerId());
        estate.offered(noordzee, agreement)
                .then()
                .body("items.availability", contains("SCHEDULED", "AVAILABLE"))
                .body("items[0].links.channelTransfer", is(Estate.TRANSFERS + "/" + id));
        var refused = estate.schedule(fjord, first);
        refused.then()
                .statusCode(409)
                .body("code", is("CLAIMED_BY_OTHER_PARTNER"))
                .body("errors[0].remedies[1].link", containsString(id))
                .body("channelTransferId", nullValue());
        assertThat(refused.asString()).doesNotContain(noordzee.id().toString(), noordzee.partnerId());
        estate.schedule(fjord, second).then().statusCode(201);
    }

    @Test
    void who_schedules_it_twice_is_told_of_its_own_schedule() {
        var id = estate.scheduled(noordzee, first);

        estate.schedule(noordzee, first)
                .then()
                .statusCode(409)
                .body("code", is("ALREADY_SCHEDULED"))
                .body("channelTransferId", is(id))
                .body("state", is("SCHEDULED"))
                .body("stateSince", notNullValue());
    }

    @Test
    void who_lets_it_go_for_the_next_one() {
        var id = estate.scheduled(noordzee, first);

        estate.act(noordzee, id, "cancel")
                .then()
                .statusCode(200)
                .body("state", is("CANCELED"))
                .body("allowedActions", is(List.of()));

        estate.schedule(fjord, first).then().statusCode(201);
        estate.schedule(noordzee, first).then().statusCode(409).body("code", is("CLAIMED_BY_OTHER_PARTNER"));
    }

    /** Each race is over a subscription of its own, and each has one winner and one loser who is told why. */
    @Test
    void however_many_race_for_it() throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var race = 0; race < RACES; race++) {
                var subscription = estate.subscribed(agreement, Map.of());
                var start = new CyclicBarrier(2);
                var one = threads.submit(() -> racing(start, noordzee, subscription));
                var other = threads.submit(() -> racing(start, fjord, subscription));
                assertThat(new int[] {status(one), status(other)})
                        .as("race %d", race)
                        .containsExactlyInAnyOrder(201, 409);
            }
        }
    }

    /** Six at once want 100 of the 300 seats that the customer may have: three get them, whoever they are. */
    @Test
    void and_its_seats_are_not_given_twice() throws Exception {
        var wanting = Stream.generate(() -> estate.subscribed(agreement, Map.of("sku", "M365_BP_NO_TEAMS")))
                .limit(6)
                .toList();
        var start = new CyclicBarrier(wanting.size());
        try (var threads = Executors.newFixedThreadPool(wanting.size())) {
            var answers = new ArrayList<Future<Integer>>();
            for (var i = 0; i < wanting.size(); i++) {
                var partner = i % 2 == 0 ? noordzee : fjord;
                var subscription = wanting.get(i);
                answers.add(threads.submit(() -> {
                    start.await();
                    return estate.schedule(partner, subscription).statusCode();
                }));
            }
            var statuses = new ArrayList<Integer>();
            for (var answer : answers) {
                statuses.add(answer.get());
            }
            assertThat(statuses).containsExactlyInAnyOrder(201, 201, 201, 422, 422, 422);
        }
    }

    private int racing(CyclicBarrier start, Tenant partner, String subscription) throws Exception {
        start.await();
        var answer = estate.schedule(partner, subscription);
        if (answer.statusCode() != 201) {
            answer.then().body("code", is("CLAIMED_BY_OTHER_PARTNER")).body("errors[0].code", not(nullValue()));
        }
        return answer.statusCode();
    }

    private static int status(Future<Integer> answer) throws Exception {
        return answer.get();
    }
}
