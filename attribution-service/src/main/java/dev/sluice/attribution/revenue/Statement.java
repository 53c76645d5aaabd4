package dev.sluice.attribution.revenue;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/**
 * What a partner was told of a month: the close first, then what became known later.
 *
 * @param totals of all editions, as things stand
 */
public record Statement(
        UUID partnerTenantId, YearMonth month, int ruleSet, List<Edition> editions, List<Total> totals) {

    public Statement {
        editions = List.copyOf(editions);
        totals = List.copyOf(totals);
    }

    /**
     * Lines told together.
     *
     * @param number 0: the close
     * @param causes the lines that came late, or the associations that changed
     * @param checksum SHA-256 of its rows as the statement's CSV has them, each ended by a line feed
     */
    public record Edition(
            int number,
            Instant at,
            Cause.Kind cause,
            List<String> causes,
            int lines,
            String checksum,
            List<Total> totals) {

        public Edition {
            causes = List.copyOf(causes);
            totals = List.copyOf(totals);
        }
    }

    /** Of one currency, duplicates left out. */
    public record Total(String currency, String billed, String influenced) {}

    /** Of a partner that nothing was told of. */
    static Statement empty(UUID partner, RevenueMonth month) {
        var closed = new Edition(
                0,
                requireNonNull(month.closedAt()),
                Cause.Kind.MONTH_CLOSED,
                List.of(),
                0,
                Statements.NOTHING,
                List.of());
        return new Statement(partner, month.month(), requireNonNull(month.ruleSet()), List.of(closed), List.of());
    }

    /** Of all editions. */
    public int lines() {
        return editions.stream().mapToInt(Edition::lines).sum();
    }

    public Edition closed() {
        return editions.getFirst();
    }
}
