package dev.sluice.transfer.channel;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.sluice.platform.deadlines.Deadline;
import dev.sluice.stack.testing.BackingServices;
import dev.sluice.transfer.Estate;
import dev.sluice.transfer.Trade;
import dev.sluice.transfer.Trade.Tenant;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "transfer"))
@DisplayName("A renewal that waits")
class RenewalUpkeepTest {

    @Inject
    Processing processing;

    final Trade trade = new Trade();
    final Estate estate = new Estate(trade);
    final Tenant noordzee = trade.partner("EUROPE", "DIRECT_BILL");
    final Tenant delta = trade.customer("EUROPE");
    LocalDate end;

    @BeforeEach
    void noordzee_serves_delta() {
        trade.heard();
        trade.related(noordzee, delta);
        end = trade.today().plusDays(2);
    }

    @AfterEach
    void hang_up() {
        trade.close();
    }

    @Test
    void is_tried_although_nobody_was_there_for_longer_than_its_limit() {
        var id = UUID.fromString(estate.scheduled(noordzee, estate.ending(delta, end)));
        var begun = trade.now().minus(Duration.ofDays(4));
        var kind = TransferDeadlines.AGGREGATE;

        QuarkusTransaction.requiringNew()
                .run(() -> processing.due(
                        id,
                        List.of(
                                new Deadline(kind, id, "PROCESSING", "", begun, "SYSTEM", Set.of()),
                                new Deadline(kind, id, "COMPLETION", "", trade.now(), "SYSTEM", Set.of()))));

        await().untilAsserted(() -> estate.get(noordzee, id.toString()).then().body("state", is("COMPLETED")));
    }

    @Test
    void for_its_partner_to_go_on_for_a_month_is_told_to_operations() {
        var agreement = trade.agreement(delta, end, Map.of());
        trade.heard();
        var id = estate.scheduled(noordzee, estate.subscribed(agreement, Map.of()));
        trade.agreement(agreement, delta, end, 2, Map.of("renewed", true));
        trade.heard();
        var stuck = "items.findAll { it.subject == '%s' }.state".formatted(id);
        trade.get(Trade.REGISTRY, "/v1/stuck").then().body(stuck, empty());

        trade.advance(Duration.ofDays(31));

        trade.get(Trade.REGISTRY, "/v1/stuck").then().body(stuck, contains("HELD"));
    }

    @Test
    void is_found_by_the_end_that_counts_where_its_agreement_has_none_in_the_window() {
        var open = trade.agreement(delta, end, Map.of("endDate", ""));
        var late = trade.agreement(delta, end.plusYears(2), Map.of());
        trade.heard();
        estate.subscribed(open, Map.of("endDate", end.plusDays(5).toString()));
        estate.subscribed(late, Map.of("endDate", end.plusDays(10).toString()));
        estate.subscribed(late, Map.of());

        shown("endsAfter=" + end).body("items.agreementId", contains(open, late));
        shown("endsAfter=" + end.plusDays(5)).body("items.agreementId", contains(open, late));
        shown("endsAfter=" + end.plusDays(6)).body("items.agreementId", contains(late));
        shown("endsBefore=" + end.plusDays(10)).body("items.agreementId", hasItem(late));
        shown("endsBefore=" + end.plusDays(9)).body("items.agreementId", not(hasItem(late)));
        estate.offered(noordzee, open).then().body("items.availability", contains("AVAILABLE"));
    }

    private ValidatableResponse shown(String query) {
        return trade.get(noordzee.admin(), Estate.AGREEMENTS + "?pageSize=10&" + query)
                .then()
                .statusCode(200);
    }
}
