package dev.sluice.transfer.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("Of acceptance, decline, cancellation and the deadline one wins")
class ConcurrentAnswersTest {

    static final int RACES = Boolean.getBoolean("sluice.long") ? 1000 : 50;
    /** So few may wait for the same answer of the same partner. */
    static final int OF_A_CUSTOMER = 10;

    final Trade trade = new Trade();
    final Handovers handovers = new Handovers(trade);
    final Tenant roma = trade.partner("EUROPE", "DIRECT_BILL");
    final Tenant noordzee = trade.partner("EUROPE", "DIRECT_BILL");
    final Tenant fjord = trade.partner("EUROPE", "DIRECT_BILL");
    final List<Tenant> customers = Stream.generate(() -> trade.customer("EUROPE"))
            .limit(RACES / OF_A_CUSTOMER)
            .toList();

    @BeforeEach
    void all_serve_the_customers() {
        trade.heard();
        for (var customer : customers) {
            trade.related(roma, customer);
            trade.related(noordzee, customer);
            trade.related(fjord, customer);
        }
    }

    @AfterEach
    void hang_up() {
        trade.close();
    }

    /** From shortly before the first deadline on, those that expire last first: half way races and deadlines meet. */
    @Test
    void whoever_comes_second_is_told_what_it_is() throws Exception {
        var subscriptions = new ArrayList<String>();
        var transfers = new ArrayList<Response>();
        for (var customer : customers) {
            subscriptions.addAll(handovers.importedMany(roma, customer, OF_A_CUSTOMER));
            for (var i = 0; i < OF_A_CUSTOMER; i++) {
                transfers.add(handovers.ask(noordzee, roma, customer, Map.of()));
            }
        }
        var first = Instant.parse(transfers.getFirst().path("expiresAt"));
        var last = Instant.parse(transfers.getLast().path("expiresAt"));
        trade.advanceTo(first.minusMillis(200));
        var outcomes = new TreeMap<String, Integer>();
        try (var threads = Executors.newFixedThreadPool(3)) {
            for (var i = RACES - 1; i >= 0; i--) {
                outcomes.merge(race(threads, transfers.get(i).path("id"), subscriptions.get(i)), 1, Integer::sum);
            }
        }
        assertThat(outcomes.values().stream().mapToInt(Integer::intValue).sum())
                .as("%s", outcomes)
                .isEqualTo(RACES);
        trade.advance(Duration.between(first, last).plusSeconds(2));
        trade.get(noordzee.admin(), Handovers.PATH + "?state=PENDING").then().body("items.size()", is(0));
    }

    /** What became of it. */
    private String race(ExecutorService threads, String id, String subscription) throws Exception {
        var acts = new ArrayList<Callable<Response>>(List.of(
                () -> handovers.accept(roma, id, List.of(subscription)),
                () -> handovers.act(roma, id, "decline"),
                () -> handovers.act(noordzee, id, "cancel")));
        Collections.rotate(acts, id.hashCode());
        var start = new CyclicBarrier(acts.size());
        var answers = new ArrayList<Future<Response>>();
        for (var act : acts) {
            answers.add(threads.submit(() -> {
                start.await();
                return act.call();
            }));
        }
        var won = 0;
        for (var answer : answers) {
            if (answer.get().statusCode() == 200) {
                won++;
            } else {
                answer.get()
                        .then()
                        .statusCode(409)
                        .body("state", notNullValue())
                        .body("stateSince", notNullValue());
            }
        }
        String state = handovers.get(noordzee, id).path("state");
        assertThat(won).as("%s is %s", id, state).isEqualTo(state.equals("EXPIRED") ? 0 : 1);
        return state;
    }

    /** Two targets were asked for by one source: the one subscription goes to one of them. */
    @Test
    void a_subscription_goes_into_one_of_two_transfers() throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var race = 0; race < RACES / 5; race++) {
                var customer = customers.get(race % customers.size());
                var subscription = handovers.importedMany(roma, customer, 1).getFirst();
                var one = handovers.asked(noordzee, roma, customer);
                var other = handovers.asked(fjord, roma, customer);
                var start = new CyclicBarrier(2);
                var answers = new ArrayList<Future<Integer>>();
                for (var id : List.of(one, other)) {
                    answers.add(threads.submit(() -> {
                        start.await();
                        return handovers.accept(roma, id, List.of(subscription)).statusCode();
                    }));
                }
                var codes = Stream.of(answers.get(0).get(), answers.get(1).get())
                        .sorted()
                        .toList();
                assertThat(codes).isIn(List.of(200, 409), List.of(200, 422)); // 422: it was gone already
            }
        }
    }
}
