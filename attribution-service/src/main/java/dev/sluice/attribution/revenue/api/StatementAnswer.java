package dev.sluice.attribution.revenue.api;

import static java.util.stream.Collectors.joining;

import dev.sluice.attribution.revenue.Statement;
import dev.sluice.attribution.revenue.Statement.Total;
import dev.sluice.attribution.revenue.StatementDesk;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Statements a piece at a time: one may have more lines than memory has room for. */
@ApplicationScoped
class StatementAnswer {

    private static final String HEADER =
            "record,lineNo,restatement,kind,attribution,associationId,customerTenantId,subscriptionId,product,"
                    + "solutionArea,salesChannel,currency,amount,usdAmount,quantity,duplicate,ruleSet\n";

    private static final int PIECE = 1000;

    private final StatementDesk desk;

    StatementAnswer(StatementDesk desk) {
        this.desk = desk;
    }

    /** With a thousand lines from that one on. */
    StatementView json(Statement statement, int fromLine) {
        var count = Math.clamp(statement.lines() - fromLine + 1L, 0, PIECE);
        var lines = desk.lines(statement.partnerTenantId(), statement.month(), fromLine - 1, count);
        var isWhole = fromLine - 1 + PIECE >= statement.lines();
        return StatementView.of(statement, lines, isWhole ? null : fromLine + PIECE);
    }

    /** Rows of lines as the checksums take them, then totals, those of the close in front, then the checksums. */
    void csv(Statement statement, OutputStream out) throws IOException {
        write(out, HEADER);
        for (var after = 0; after < statement.lines(); after += PIECE) {
            write(out, rows(statement, after));
        }
        write(out, tail(statement));
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private String rows(Statement statement, int after) {
        return desk
                .rows(statement.partnerTenantId(), statement.month(), after, Math.min(PIECE, statement.lines() - after))
                .stream()
                .map(row -> row + "\n")
                .collect(joining());
    }

    private static String tail(Statement statement) {
        var restated = statement.editions().size() > 1 ? totals("", statement.totals()) : "";
        var checksums = statement.editions().stream()
                .map(edition -> "CHECKSUM,,%d,%s,,,,,,,,,,,,,\n".formatted(edition.number(), edition.checksum()))
                .collect(joining());
        return totals("0", statement.closed().totals()) + restated + checksums;
    }

    private static String totals(String restatement, List<Total> totals) {
        return totals.stream()
                .map(total -> row(restatement, "BILLED", total.currency(), total.billed())
                        + row(restatement, "INFLUENCED", total.currency(), total.influenced()))
                .collect(joining());
    }

    private static String row(String restatement, String kind, String currency, String amount) {
        return "TOTAL,,%s,%s,,,,,,,,%s,%s,,,,\n".formatted(restatement, kind, currency, amount);
    }
}
