package dev.sluice.attribution.revenue.api;

import dev.sluice.attribution.revenue.Cause;
import dev.sluice.attribution.revenue.Statement;
import dev.sluice.attribution.revenue.Statement.Edition;
import dev.sluice.attribution.revenue.Statement.Total;
import dev.sluice.attribution.revenue.StatementLine;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A statement: what was told at the close, {@code restatements} with what became known later, and what all of it comes to.
 *
 * @param totals of the lines told at the close; they never change
 * @param checksum SHA-256 of the rows told at the close, as the CSV has them, each ended by a line feed
 * @param lines of the close and of all restatements, a thousand of them
 * @param nextFromLine the line to ask for next; absent when there is none
 */
public record StatementView(
        UUID partnerTenantId,
        String month,
        String state,
        Instant closedAt,
        int ruleSet,
        List<Total> totals,
        String checksum,
        List<Restatement> restatements,
        List<Total> restatedTotals,
        List<Line> lines,
        @Nullable Integer nextFromLine) {

    /** What became known after the close. */
    public record Restatement(
            int number,
            Instant at,
            Cause.Kind cause,
            List<String> causes,
            int lines,
            List<Total> totals,
            String checksum) {

        static Restatement of(Edition edition) {
            return new Restatement(
                    edition.number(),
                    edition.at(),
                    edition.cause(),
                    edition.causes(),
                    edition.lines(),
                    edition.totals(),
                    edition.checksum());
        }
    }

    /**
     * A line.
     *
     * @param restatement absent: told at the close
     * @param duplicate the partner has the same amount by another association: totals leave it out
     */
    public record Line(
            int lineNo,
            @Nullable Integer restatement,
            String kind,
            String attribution,
            UUID associationId,
            UUID customerTenantId,
            String subscriptionId,
            String product,
            String solutionArea,
            String salesChannel,
            String currency,
            String amount,
            @Nullable String usdAmount,
            long quantity,
            boolean duplicate,
            int ruleSet) {

        static Line of(StatementLine line) {
            return new Line(
                    line.lineNo(),
                    line.number() == 0 ? null : line.number(),
                    line.kind(),
                    line.associationType(),
                    line.associationId(),
                    line.customerTenantId(),
                    line.subscriptionId(),
                    line.product(),
                    line.solutionArea(),
                    line.salesChannel(),
                    line.currency(),
                    line.amount().toPlainString(),
                    line.usdAmount() == null ? null : line.usdAmount().toPlainString(),
                    line.quantity(),
                    line.duplicate(),
                    line.ruleSet());
        }
    }

    static StatementView of(Statement statement, List<StatementLine> lines, @Nullable Integer nextFromLine) {
        var closed = statement.closed();
        return new StatementView(
                statement.partnerTenantId(),
                statement.month().toString(),
                "CLOSED",
                closed.at(),
                statement.ruleSet(),
                closed.totals(),
                closed.checksum(),
                statement.editions().stream().skip(1).map(Restatement::of).toList(),
                statement.totals(),
                lines.stream().map(Line::of).toList(),
                nextFromLine);
    }
}
