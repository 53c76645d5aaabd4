package dev.sluice.attribution.revenue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * What happened, by number: which partner sold which subscription, which others were associated, and what was billed. Says by
 * itself what each partner is to be credited with, without any of the service's code.
 */
record Scenario(List<Sale> sales, List<Tie> ties, List<Bill> bills) {

    static final int PARTNERS = 3;
    static final int MONTHS = 3;

    /** A partner transacts a subscription from that day of the first month on, or from the month before. */
    record Sale(int subscription, int partner, int day) {}

    /** A partner is associated with a subscription, or with the customer, for some days; {@code untilDay} 0: without end. */
    record Tie(String type, int partner, int subscription, int day, int untilDay) {

        /** Told twice with another end it would be the same association, ended otherwise. */
        List<Object> id() {
            return List.of(type, partner, subscription, day);
        }
    }

    /** A line of revenue of that month. */
    record Bill(int number, int subscription, int month, String currency, String amount) {}

    static final int OF_CUSTOMER = -1;
    static final int UNKNOWN = 99;

    static Scenario random(RandomGenerator random) {
        var sales = new ArrayList<Sale>();
        for (var subscription = 0; subscription < 4; subscription++) {
            sales.add(new Sale(subscription, random.nextInt(PARTNERS), random.nextInt(-20, 75)));
        }
        var ties = new ArrayList<Tie>();
        for (var i = 0; i < 8; i++) {
            var day = random.nextInt(-10, 85);
            ties.add(new Tie(
                    List.of("EXECUTING_PARTNER", "DELEGATED_ADMIN", "FASTTRACK").get(random.nextInt(3)),
                    random.nextInt(PARTNERS),
                    random.nextInt(5) == 0 ? OF_CUSTOMER : random.nextInt(4),
                    day,
                    random.nextBoolean() ? 0 : Math.max(1, day + random.nextInt(1, 40))));
        }
        var bills = new ArrayList<Bill>();
        for (var i = 0; i < 40; i++) {
            bills.add(new Bill(
                    i,
                    random.nextInt(12) == 0 ? UNKNOWN : random.nextInt(4),
                    random.nextInt(MONTHS),
                    random.nextInt(4) == 0 ? "EUR" : "USD",
                    BigDecimal.valueOf(random.nextLong(-20_000, 500_000), 2).toPlainString()));
        }
        return new Scenario(
                sales,
                List.copyOf(ties.stream()
                        .filter(tie -> tie.untilDay() == 0 || tie.untilDay() > tie.day())
                        .collect(Collectors.toMap(Tie::id, Function.identity(), (one, _) -> one, LinkedHashMap::new))
                        .values()),
                bills);
    }

    static Instant at(YearMonth first, int day) {
        return first.atDay(1).plusDays(day).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** {@code month currency kind} to the sum, of one partner. */
    SequencedMap<String, BigDecimal> credited(int partner, YearMonth first) {
        var sums = new TreeMap<String, BigDecimal>();
        for (var bill : bills) {
            var from = at(first.plusMonths(bill.month()), 0);
            var until = at(first.plusMonths(bill.month() + 1), 0);
            var sells = sales.stream()
                    .anyMatch(sale -> sale.subscription() == bill.subscription()
                            && sale.partner() == partner
                            && at(first, sale.day()).isBefore(until));
            var isTied = ties.stream()
                    .filter(tie -> tie.partner() == partner)
                    .filter(tie -> tie.subscription() == bill.subscription() || tie.subscription() == OF_CUSTOMER)
                    .anyMatch(tie -> at(first, tie.day()).isBefore(until)
                            && (tie.untilDay() == 0 || at(first, tie.untilDay()).isAfter(from)));
            if (sells || isTied) {
                sums.merge(
                        "%s %s %s".formatted(bill.month(), bill.currency(), sells ? "BILLED" : "INFLUENCED"),
                        new BigDecimal(bill.amount()),
                        BigDecimal::add);
            }
        }
        sums.values().removeIf(sum -> sum.signum() == 0);
        return sums;
    }

    /** The same from what the service says of a month. */
    static void add(Map<String, BigDecimal> sums, int month, List<Map<String, String>> totals) {
        for (var total : totals) {
            put(sums, "%s %s BILLED".formatted(month, total.get("currency")), total.get("billed"));
            put(sums, "%s %s INFLUENCED".formatted(month, total.get("currency")), total.get("influenced"));
        }
    }

    private static void put(Map<String, BigDecimal> sums, String key, String amount) {
        if (new BigDecimal(Objects.requireNonNull(amount)).signum() != 0) {
            sums.put(key, new BigDecimal(amount));
        }
    }
}
