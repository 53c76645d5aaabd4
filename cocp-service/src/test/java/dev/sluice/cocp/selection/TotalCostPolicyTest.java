package dev.sluice.cocp.selection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cocp.selection.Offer.Fee;
import dev.sluice.cocp.selection.Offer.Per;
import dev.sluice.cocp.selection.Offer.Price;
import dev.sluice.stack.testing.Seed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The total cost of an offer")
class TotalCostPolicyTest {

    @ParameterizedTest(name = "{0} {2} {1} x {3} over {4} months: {5}")
    @CsvSource({
        "100.00, ONCE,    EUR, 1,   36, 100.00",
        "100.00, TERM,    EUR, 3,   36, 300.00",
        "100.00, MONTH,   EUR, 1,   36, 3600.00",
        "100.00, QUARTER, EUR, 1,   36, 1200.00",
        "100.00, YEAR,    EUR, 1,   36, 300.00",
        "100.00, YEAR,    EUR, 1,   18, 150.00",
        "0.01,   YEAR,    EUR, 1,   6,  0.00",
        "0.03,   YEAR,    EUR, 1,   6,  0.02",
        "10.005, ONCE,    EUR, 1,   12, 10.00",
        "10.015, ONCE,    EUR, 1,   12, 10.02",
        "100,    MONTH,   JPY, 7,   5,  3500",
        "0.4,    MONTH,   JPY, 1,   5,  2",
        "1.2345, MONTH,   KWD, 1,   1,  1.234"
    })
    void counts_each_line_as_often_as_it_is_due(
            BigDecimal amount, Per per, String currency, int quantity, int term, String total) {
        var cost = new TotalCostPolicy(term, null)
                .decide(List.of(new Price("seats", amount, currency, per, quantity)), null);

        assertThat(cost).isEqualTo(new TotalCost(List.of(new Money(new BigDecimal(total), currency)), false));
    }

    @Test
    void adds_the_fee_for_each_order_that_is_expected() {
        var cost = new TotalCostPolicy(36, 12).decide(List.of(price("100.00", "EUR")), fee("2.50", Per.ORDER));

        assertThat(cost.amounts()).containsExactly(new Money(new BigDecimal("190.00"), "EUR"));
        assertThat(cost.ordersLeftOut()).isFalse();
    }

    @Test
    void says_that_fees_for_orders_are_left_out_when_nobody_expects_any() {
        var cost = new TotalCostPolicy(36, null).decide(List.of(price("100.00", "EUR")), fee("2.50", Per.ORDER));

        assertThat(cost.amounts()).containsExactly(new Money(new BigDecimal("100.00"), "EUR"));
        assertThat(cost.ordersLeftOut()).isTrue();
    }

    @Test
    void keeps_currencies_apart() {
        var cost = new TotalCostPolicy(12, 1)
                .decide(List.of(price("100.00", "EUR"), price("7.00", "DKK"), price("1.00", "EUR")), null);

        assertThat(cost.amounts())
                .containsExactly(new Money(new BigDecimal("7.00"), "DKK"), new Money(new BigDecimal("101.00"), "EUR"));
        assertThat(cost.single()).isEmpty();
    }

    @Test
    void counts_a_price_that_names_no_period_once_over_the_term() {
        var cost = new TotalCostPolicy(36, null)
                .decide(List.of(new Price(null, new BigDecimal("100.00"), "EUR", null, 2)), null);

        assertThat(cost.amounts()).containsExactly(new Money(new BigDecimal("200.00"), "EUR"));
    }

    @Test
    void is_nothing_without_prices() {
        assertThat(new TotalCostPolicy(12, 1).decide(List.of(), null).single()).isEmpty();
    }

    @Test
    void is_the_same_in_any_order_and_the_sum_of_its_lines() {
        var seed = Seed.chosen();
        var random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            var policy = new TotalCostPolicy(1 + random.nextInt(60), random.nextInt(20));
            var lines = new ArrayList<Price>();
            for (int i = random.nextInt(8); i >= 0; i--) {
                var amount = BigDecimal.valueOf(random.nextInt(1_000_000), random.nextInt(5));
                lines.add(new Price("p", amount, "EUR", Per.values()[random.nextInt(6)], random.nextInt(50)));
            }
            var alone = lines.stream()
                    .map(line -> policy.decide(List.of(line), null)
                            .single()
                            .orElseThrow()
                            .amount())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);

            assertThat(policy.decide(lines, null).single().orElseThrow().amount())
                    .as("seed %d round %d", seed, round)
                    .isEqualByComparingTo(alone);
            assertThat(policy.decide(lines.reversed(), null)).isEqualTo(policy.decide(lines, null));
        }
    }

    private static Price price(String amount, String currency) {
        return new Price("seats", new BigDecimal(amount), currency, Per.ONCE, null);
    }

    private static @Nullable Fee fee(String amount, Per per) {
        return new Fee(new BigDecimal(amount), "EUR", per);
    }
}
