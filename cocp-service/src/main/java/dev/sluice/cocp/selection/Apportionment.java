package dev.sluice.cocp.selection;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Rounds parts so that they add up to their rounded sum: the largest remainders are rounded up, the earlier first. */
record Apportionment(int digits) {

    BigDecimal sum(List<BigDecimal> exact) {
        return exact.stream().reduce(BigDecimal.ZERO, BigDecimal::add).setScale(digits, RoundingMode.HALF_EVEN);
    }

    /** @param exact not negative */
    List<BigDecimal> parts(List<BigDecimal> exact) {
        var floors = exact.stream()
                .map(part -> part.setScale(digits, RoundingMode.FLOOR))
                .toArray(BigDecimal[]::new);
        var unit = BigDecimal.ONE.movePointLeft(digits);
        var missing = sum(exact).subtract(sum(List.of(floors))).divideToIntegralValue(unit);
        IntStream.range(0, floors.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> floors[i].subtract(exact.get(i)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(missing.longValueExact())
                .forEach(i -> floors[i] = floors[i].add(unit));
        return List.of(floors);
    }
}
