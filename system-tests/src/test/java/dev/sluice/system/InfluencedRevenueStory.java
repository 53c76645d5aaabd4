package dev.sluice.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayName("Alpen is credited with what it influenced, Fjord with what it sold")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InfluencedRevenueStory {

    static final Suite suite = Suite.running();
    static final Duration TWO_MONTHS = Duration.ofDays(62);

    final Partner fjord = suite.partner("Fjord Cloud");
    final Partner noordzee = suite.partner("Noordzee Licenties");
    final Influence alpen = Influence.of(suite.partner("Alpen Advies"));
    final Influence seller = Influence.of(fjord);
    final Customer delta = suite.customerOf(fjord, "Delta Waterwerken");

    YearMonth month;
    JsonNode approved;
    List<JsonNode> pending;
    List<JsonNode> granted;
    List<JsonNode> sellersCredits;
    JsonNode influencers;
    JsonNode sellers;
    String successor;
    JsonNode moved;

    @BeforeAll
    void play() {
        month = YearMonth.from(suite.businessDay());
        var subscription = Influence.sold(fjord, delta, Map.of());
        var claim = alpen.claims(
                delta, Map.of("activity", "INFLUENCED_REVENUE", "subscriptionId", subscription), "BUSINESS_CENTRAL");
        alpen.approved(claim);
        approved = alpen.claim(claim);
        pending = alpen.credits();
        var line = subscription + "-1";
        Influence.billed(suite, delta, List.of("%s,%s,%s,EUR,1000.00".formatted(line, subscription, month)));
        suite.advance(TWO_MONTHS);
        granted = alpen.credits();
        sellersCredits = seller.credits();
        influencers = alpen.statement(month.toString());
        sellers = seller.statement(month.toString());
        successor = Influence.sold(
                noordzee, delta, Map.of("replaces", Map.of("channel", "OTHER_CSP", "subscriptionId", subscription)));
        moved = alpen.claim(claim);
    }

    @Test
    void the_customer_may_still_decline_when_the_claim_is_approved() {
        assertThat(approved.path("state").asText()).isEqualTo("APPROVED");
        assertThat(approved.path("deadlines").findValuesAsText("kind")).contains("OPT_OUT");
        assertThat(approved.path("confirmedAt").asText()).isNotEmpty();
    }

    @Test
    void the_credit_counts_from_the_month_after() {
        assertThat(pending).singleElement().satisfies(credit -> {
            assertThat(credit.path("state").asText()).isEqualTo("PENDING");
            assertThat(credit.path("creditMonth").asText())
                    .isEqualTo(month.plusMonths(1).toString());
        });
        assertThat(granted)
                .singleElement()
                .satisfies(credit -> assertThat(credit.path("state").asText()).isEqualTo("VISIBLE"));
    }

    @Test
    void the_seller_is_credited_as_well() {
        assertThat(sellersCredits)
                .singleElement()
                .satisfies(credit -> assertThat(credit.path("state").asText()).isEqualTo("VISIBLE"));
    }

    @Test
    void each_has_the_whole_amount_one_as_billed_and_one_as_influenced() {
        assertThat(influencers.path("totals").toString())
                .isEqualTo("[{\"currency\":\"EUR\",\"billed\":\"0.00\",\"influenced\":\"1000.00\"}]");
        assertThat(sellers.path("totals").toString())
                .isEqualTo("[{\"currency\":\"EUR\",\"billed\":\"1000.00\",\"influenced\":\"0.00\"}]");
    }

    @Test
    void the_claim_goes_with_the_subscription_to_another_seller() {
        assertThat(moved.path("state").asText()).isEqualTo("APPROVED");
        assertThat(moved.path("subscriptionId").asText()).isEqualTo(successor);
    }
}
