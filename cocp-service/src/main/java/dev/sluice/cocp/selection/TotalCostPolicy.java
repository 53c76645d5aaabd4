package dev.sluice.cocp.selection;

import dev.sluice.cocp.selection.Offer.Fee;
import dev.sluice.cocp.selection.Offer.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What prices come to over the term. Each line is rounded by itself, half to even, to the minor unit of its currency.
 *
 * @param ordersPerYear absent when nobody said; then amounts per order are left out
 */
record TotalCostPolicy(int termMonths, @Nullable Integer ordersPerYear) {

    private static final int MONTHS_OF_YEAR = 12;

    TotalCost decide(List<Price> prices, @Nullable Fee fee) {
        var lines = Stream.concat(prices.stream(), Stream.ofNullable(fee).map(Fee::asPrice))
                .toList();
        var sums = new TreeMap<String, BigDecimal>();
        for (var line : lines) {
            twelfths(line.due())
                    .ifPresent(twelfths -> sums.merge(line.currency(), amount(line, twelfths), BigDecimal::add));
        }
        var amounts = sums.entrySet().stream()
                .map(sum -> new Money(sum.getValue(), sum.getKey()))
                .toList();
        return new TotalCost(
                amounts, lines.stream().anyMatch(line -> twelfths(line.due()).isEmpty()));
    }

    /** How often over the term, in twelfths; empty when that is not known. */
    private Optional<Long> twelfths(Offer.Per per) {
        return switch (per) {
            case ONCE, TERM -> Optional.of((long) MONTHS_OF_YEAR);
            case MONTH -> Optional.of((long) MONTHS_OF_YEAR * termMonths);
            case QUARTER -> Optional.of(4L * termMonths);
            case YEAR -> Optional.of((long) termMonths);
            case ORDER -> Optional.ofNullable(ordersPerYear).map(orders -> (long) orders * termMonths);
        };
    }

    private static BigDecimal amount(Price line, long twelfths) {
        var digits = Math.max(0, Currency.getInstance(line.currency()).getDefaultFractionDigits());
        var quantity = line.quantity() == null ? 1 : line.quantity();
        return line.amount()
                .multiply(BigDecimal.valueOf(quantity))
                .multiply(BigDecimal.valueOf(twelfths))
                .divide(BigDecimal.valueOf(MONTHS_OF_YEAR), digits, RoundingMode.HALF_EVEN);
    }
}
