package dev.sluice.attribution.revenue.api;

import dev.sluice.attribution.revenue.Cause;
import dev.sluice.attribution.revenue.Explanation;
import dev.sluice.attribution.revenue.RevenueLine;
import dev.sluice.attribution.revenue.StatementLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why a line has its amount.
 *
 * @param inputs their amounts add up to {@code amount}
 * @param sum of the inputs
 */
public record ExplanationView(
        int lineNo,
        String currency,
        String amount,
        String sum,
        List<Input> inputs,
        FollowsFrom association,
        Rules rules,
        String rule,
        Told told) {

    /** A line of revenue, or, with the opposite sign, what was told of the same before. */
    public record Input(
            String kind,
            @Nullable String lineId,
            @Nullable Integer lineNo,
            String amount,
            long quantity,
            @Nullable Instant recordedAt,
            @Nullable String usdRate,
            @Nullable LocalDate usdRateDay) {

        static Input of(RevenueLine line) {
            return new Input(
                    "REVENUE_LINE",
                    line.lineId(),
                    null,
                    line.amount().toPlainString(),
                    line.quantity(),
                    line.recordedAt(),
                    line.usdRate() == null
                            ? null
                            : line.usdRate().stripTrailingZeros().toPlainString(),
                    line.usdRateDay());
        }

        static Input ofTold(StatementLine line) {
            return new Input(
                    "TOLD_BEFORE",
                    null,
                    line.lineNo(),
                    line.amount().negate().toPlainString(),
                    -line.quantity(),
                    null,
                    null,
                    null);
        }
    }

    /** The association. */
    public record FollowsFrom(
            UUID associationId,
            String type,
            String source,
            Instant from,
            @Nullable Instant until) {}

    /** The rules of the month. */
    public record Rules(int ruleSet, LocalDate effectiveFrom, Set<String> recognition) {}

    /** When it was told, and why then. */
    public record Told(int restatement, Instant at, Cause.Kind cause, List<String> causes) {}

    static ExplanationView of(Explanation explanation) {
        var line = explanation.line();
        var inputs = Stream.concat(
                        explanation.lines().stream().map(Input::of),
                        explanation.toldBefore().stream().map(Input::ofTold))
                .toList();
        var sum = inputs.stream().map(input -> new BigDecimal(input.amount())).reduce(BigDecimal.ZERO, BigDecimal::add);
        var association = explanation.association();
        var edition = explanation.edition();
        return new ExplanationView(
                line.lineNo(),
                line.currency(),
                line.amount().toPlainString(),
                sum.setScale(2).toPlainString(),
                inputs,
                new FollowsFrom(
                        association.id(),
                        association.type().name(),
                        association.source(),
                        association.from(),
                        association.until()),
                new Rules(
                        explanation.rules().id(),
                        explanation.rules().effectiveFrom(),
                        new TreeSet<>(explanation.rules().recognition())),
                rule(line),
                new Told(edition.number(), edition.at(), edition.cause(), edition.causes()));
    }

    private static String rule(StatementLine line) {
        var whole = line.kind().equals("BILLED")
                ? "Billed to whoever transacts the subscription last in the month."
                : "Influenced: each recognised partner has the whole amount.";
        return line.duplicate()
                ? whole + " The partner has it by another association already, so totals leave it out."
                : whole;
    }
}
