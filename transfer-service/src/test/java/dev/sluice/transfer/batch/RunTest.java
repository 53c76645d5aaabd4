package dev.sluice.transfer.batch;

import static dev.sluice.transfer.batch.Office.renewals;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.startsWith;

import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Estate;
import dev.sluice.transfer.Trade;
import dev.sluice.transfer.Trade.Tenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("A batch runs")
class RunTest {

    final Trade trade = new Trade();
    final Estate estate = new Estate(trade);
    final Tenant noordzee = trade.partner("EUROPE", "LSP", "DIRECT_BILL");
    final Tenant delta = trade.customer("EUROPE");
    final Office office = new Office(trade, noordzee);

    @BeforeEach
    void relate() {
        trade.heard();
        trade.related(noordzee, delta);
    }

    @AfterEach
    void hang_up() {
        trade.close();
    }

    @Test
    void and_accounts_for_every_item() {
        var subscriptions = estate.endingMany(delta, trade.today().plusDays(20), 5);
        var all = new ArrayList<>(subscriptions);
        all.add(2, "NOBODYS");
        var batch = office.made(renewals(all, Map.of()));

        office.ran(batch, "run", "FINISHED")
                .then()
                .body("progress.total", is(6))
                .body("progress.succeeded", is(5))
                .body("progress.failed", is(1))
                .body("progress.pending", is(0))
                .body("allowedActions", contains("retry-failed"));
        office.items(batch, "?state=SUCCEEDED")
                .then()
                .body("items.key", is(subscriptions))
                .body("items.attempts", everyItem(is(1)))
                .body("items.result.state", everyItem(is("SCHEDULED")))
                .body("items.result.link", everyItem(startsWith("/v1/channel-transfers/")));
        var report = office.report(batch).lines().toList();
        assertThat(report).hasSize(7);
        assertThat(report.getFirst()).isEqualTo("no,key,state,attempts,codes,messages,resultId,resultState");
        assertThat(report.get(3)).startsWith("3,NOBODYS,FAILED,1,NO_CUSTOMER_RELATIONSHIP,");
        assertThat(report.getLast())
                .startsWith("6," + subscriptions.getLast() + ",SUCCEEDED,1,,,")
                .endsWith(",SCHEDULED");
    }

    @Test
    void page_by_page_in_the_order_of_its_items() {
        var batch = office.made(
                renewals(IntStream.range(0, 7).mapToObj("X-%d"::formatted).toList(), Map.of()));

        var first = office.items(batch, "?pageSize=3");
        var second = office.items(batch, "?pageSize=3&pageToken=" + first.path("nextPageToken"));
        var third = office.items(batch, "?pageSize=3&pageToken=" + second.path("nextPageToken"));

        first.then().body("items.no", contains(1, 2, 3));
        second.then().body("items.no", contains(4, 5, 6));
        third.then().body("items.no", contains(7));
        assertThat(third.<String>path("nextPageToken")).isNull();
    }

    @Test
    void and_what_it_did_another_batch_does_not_do_again() {
        var subscriptions = estate.endingMany(delta, trade.today().plusDays(20), 3);
        office.ran(office.made(renewals(subscriptions, Map.of())), "run", "FINISHED");

        var again = office.made(renewals(subscriptions, Map.of()));
        office.ran(again, "run", "FINISHED").then().body("progress.failed", is(3));

        office.items(again, "").then().body("items.errors.code.flatten()", everyItem(is("ALREADY_SCHEDULED")));
        trade.get(noordzee.admin(), Estate.TRANSFERS).then().body("items", hasSize(3));
    }

    @Test
    void its_first_items_and_waits_until_somebody_looked_at_them() {
        var subscriptions = estate.endingMany(delta, trade.today().plusDays(20), 5);
        var batch = office.made(renewals(subscriptions, Map.of("canary", 2)));

        office.ran(batch, "run", "PAUSED")
                .then()
                .body("pausedBecause", is("CANARY_DONE"))
                .body("progress.succeeded", is(2))
                .body("progress.pending", is(3));
        office.items(batch, "?state=SUCCEEDED").then().body("items.no", contains(1, 2));

        office.ran(batch, "resume", "FINISHED").then().body("progress.succeeded", is(5));
    }

    @Test
    void until_too_many_fail() {
        var batch = office.made(
                renewals(IntStream.range(0, 90).mapToObj("X-%d"::formatted).toList(), Map.of("stopOnErrorRate", 0.5)));

        var stopped = office.ran(batch, "run", "PAUSED");
        stopped.then()
                .body("pausedBecause", is("ERROR_RATE"))
                .body("progress.failed", greaterThanOrEqualTo(20))
                .body("progress.failed", lessThan(90));

        office.ran(batch, "resume", "FINISHED").then().body("progress.failed", is(90));
    }

    @Test
    void once_when_many_start_it() throws Exception {
        var batch = office.made(renewals(List.of("X-1"), Map.of("canary", 1)));

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses =
                    callers
                            .invokeAll(Collections.nCopies(
                                    8, () -> office.act(batch, "run").statusCode()))
                            .stream()
                            .map(Future::resultNow)
                            .toList();
            assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
        }
    }

    @Test
    void or_is_called_off_and_then_nothing_more_of_it_is_done() {
        var subscriptions = estate.endingMany(delta, trade.today().plusDays(20), 4);
        var batch = office.made(renewals(subscriptions, Map.of("canary", 1)));
        office.ran(batch, "run", "PAUSED");

        office.act(batch, "cancel")
                .then()
                .statusCode(200)
                .body("state", is("CANCELED"))
                .body("progress.succeeded", is(1))
                .body("progress.canceled", is(3))
                .body("allowedActions", hasSize(0));
        for (var verb : List.of("plan", "approve", "run", "pause", "resume", "retry-failed", "cancel")) {
            office.act(batch, verb)
                    .then()
                    .statusCode(409)
                    .body("code", is("ACTION_NOT_ALLOWED_IN_STATE"))
                    .body("state", is("CANCELED"));
        }
        trade.get(noordzee.admin(), Estate.TRANSFERS).then().body("items", hasSize(1));
    }

    @Test
    void again_with_those_that_failed_and_no_other() {
        var good = estate.endingMany(delta, trade.today().plusDays(20), 2);
        var agreed = trade.customer("EUROPE", Map.of("customerAgreementAccepted", false));
        var later = estate.ending(agreed, trade.today().plusDays(20));
        trade.related(noordzee, agreed);
        var batch = office.made(renewals(List.of(good.getFirst(), later, good.getLast()), Map.of()));
        office.ran(batch, "run", "FINISHED").then().body("progress.failed", is(1));
        office.items(batch, "?state=FAILED").then().body("items.errors[0].code", contains("MCA_NOT_ACCEPTED"));

        trade.customer(agreed, "EUROPE", 2, Map.of("customerAgreementAccepted", true));
        trade.heard();
        office.ran(batch, "retry-failed", "FINISHED").then().body("progress.succeeded", is(3));

        office.items(batch, "").then().body("items.attempts", contains(1, 2, 1));
        office.act(batch, "retry-failed").then().statusCode(409);
    }

    @Test
    void and_learns_of_renewals_that_fail_when_their_day_has_come() {
        var end = trade.today();
        var good = estate.endingMany(delta, end, 2);
        var refused = estate.ending(delta, end, Map.of("sku", "SANDBOX_REFUSE"));
        var calledOff = good.getLast();
        var batch = office.made(renewals(List.of(good.getFirst(), refused, calledOff), Map.of()));
        office.ran(batch, "run", "FINISHED").then().body("progress.succeeded", is(3));
        estate.act(noordzee, office.items(batch, "").path("items[2].result.id"), "cancel");

        trade.advanceTo(end.plusDays(1).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC));

        office.get(batch)
                .then()
                .body("progress.succeeded", is(1))
                .body("progress.failed", is(1))
                .body("progress.canceled", is(1));
        office.items(batch, "")
                .then()
                .body("items.state", contains("SUCCEEDED", "FAILED", "CANCELED"))
                .body("items.result.state", contains("COMPLETED", "FAILED", "CANCELED"))
                .body("items[1].errors.code", contains("PROVISIONING_REFUSED"));

        office.ran(batch, "retry-failed", "FINISHED").then().body("progress.succeeded", is(2));
        office.items(batch, "").then().body("items[1].result.state", is("SCHEDULED"));
    }
}
