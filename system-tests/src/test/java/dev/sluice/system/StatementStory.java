package dev.sluice.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayName("Every number of a statement explains itself")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementStory {

    static final Suite suite = Suite.running();
    static final int LINES = 120;
    static final long SEED = 20260408;

    final Partner fjord = suite.partner("Fjord Cloud");
    final Influence seller = Influence.of(fjord);
    final Influence alpen = Influence.of(suite.partner("Alpen Advies"));
    final Customer delta = suite.customerOf(fjord, "Delta Waterwerken");
    final List<String> rows = new ArrayList<>();

    String month;
    JsonNode closed;
    JsonNode sellers;
    JsonNode influencers;

    @BeforeAll
    void play() {
        month = YearMonth.from(suite.businessDay()).toString();
        var first = Influence.sold(fjord, delta, Map.of());
        var second = Influence.sold(fjord, delta, Map.of());
        var claim = alpen.claims(
                delta, Map.of("activity", "INFLUENCED_REVENUE", "subscriptionId", first), "BUSINESS_CENTRAL");
        alpen.approved(claim);
        var random = new Random(SEED);
        for (var no = 0; no < LINES; no++) {
            var subscription = no % 2 == 0 ? first : second;
            var cents = BigDecimal.valueOf(random.nextInt(-200_000, 2_000_000), 2);
            rows.add("%s-%d,%s,%s,%s,%s"
                    .formatted(subscription, no, subscription, month, no % 3 == 0 ? "USD" : "EUR", cents));
        }
        Influence.billed(suite, delta, rows);
        Influence.close(suite, month);
        closed = seller.statement(month);
        Influence.billed(suite, delta, List.of("%s-late,%s,%s,EUR,0.07".formatted(first, first, month)));
        sellers = seller.statement(month);
        influencers = alpen.statement(month);
    }

    @Test
    void its_inputs_add_up_to_it_to_the_cent() {
        for (var partner : List.of(seller, alpen)) {
            var statement = partner == seller ? sellers : influencers;
            assertThat(lines(statement))
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(partner.explained(month, line))
                            .isEqualByComparingTo(line.path("amount").asText()));
        }
    }

    @Test
    void its_lines_add_up_to_what_was_billed() {
        var billed = rows.stream()
                .map(row -> new BigDecimal(row.split(",")[4]))
                .reduce(new BigDecimal("0.07"), BigDecimal::add);
        var told = lines(sellers)
                .map(line -> new BigDecimal(line.path("amount").asText()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(told).isEqualByComparingTo(billed);
    }

    @Test
    void it_stays_and_what_came_late_is_told_beside_it() {
        assertThat(sellers.path("checksum")).isEqualTo(closed.path("checksum"));
        assertThat(sellers.path("totals")).isEqualTo(closed.path("totals"));
        assertThat(sellers.path("restatements").findValuesAsText("cause")).containsExactly("LATE_REVENUE");
    }

    private static Stream<JsonNode> lines(JsonNode statement) {
        return StreamSupport.stream(statement.path("lines").spliterator(), false);
    }
}
