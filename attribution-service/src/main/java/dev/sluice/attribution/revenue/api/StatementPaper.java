package dev.sluice.attribution.revenue.api;

import dev.sluice.attribution.revenue.Statement;
import dev.sluice.attribution.revenue.Statement.Edition;
import dev.sluice.attribution.revenue.Statement.Total;
import dev.sluice.attribution.revenue.StatementDesk;
import dev.sluice.attribution.revenue.StatementLine;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;

/** A statement as it is filed: the same totals and checksums as everywhere, and as many lines as somebody reads. */
@ApplicationScoped
class StatementPaper {

    /** More are for machines: the CSV has all. */
    private static final int MOST_LINES = 5000;

    private static final int PIECE = 1000;
    private static final float TEXT = 9;
    private static final float SMALL = 7;
    private static final float[] TOTALS = {0, 60, 180};
    private static final float[] LINES = {0, 35, 75, 130, 240, 420, 580, 610, 690};

    private final StatementDesk desk;

    StatementPaper(StatementDesk desk) {
        this.desk = desk;
    }

    void pdf(Statement statement, String partner, OutputStream out) throws IOException {
        try (var document = new PDDocument(IOUtils.createTempFileOnlyStreamCache())) {
            document.setDocumentId((long) statement.closed().checksum().hashCode());
            var title = "Statement of %s, %s".formatted(statement.month(), partner);
            document.getDocumentInformation().setTitle(title);
            try (var paper = new Paper(document, title)) {
                head(paper, statement, title);
                lines(paper, statement);
            }
            document.save(out);
        }
    }

    private static void head(Paper paper, Statement statement, String title) throws IOException {
        paper.line(14, title);
        paper.line(TEXT, "Partner " + statement.partnerTenantId());
        paper.line(TEXT, "Rules of recognition: rule set " + statement.ruleSet());
        for (var edition : statement.editions()) {
            edition(paper, edition);
        }
        if (statement.editions().size() > 1) {
            paper.space(TEXT);
            paper.line(TEXT, "As things stand");
            totals(paper, statement.totals());
        }
    }

    private static void edition(Paper paper, Edition edition) throws IOException {
        paper.space(TEXT);
        paper.line(
                TEXT,
                edition.number() == 0
                        ? "Closed at %s, %d lines".formatted(edition.at(), edition.lines())
                        : "Restatement %d at %s, %s, %d lines"
                                .formatted(edition.number(), edition.at(), edition.cause(), edition.lines()));
        totals(paper, edition.totals());
        paper.line(SMALL, "SHA-256 of its rows: " + edition.checksum());
    }

    private static void totals(Paper paper, List<Total> totals) throws IOException {
        paper.row(TEXT, TOTALS, "Currency", "Billed", "Influenced");
        for (var total : totals) {
            paper.row(TEXT, TOTALS, total.currency(), total.billed(), total.influenced());
        }
    }

    private void lines(Paper paper, Statement statement) throws IOException {
        var shown = Math.min(statement.lines(), MOST_LINES);
        paper.space(TEXT);
        paper.row(
                SMALL,
                LINES,
                "Line",
                "Told",
                "Kind",
                "Attribution",
                "Subscription",
                "Product",
                "",
                "Amount",
                "Quantity");
        for (var after = 0; after < shown; after += PIECE) {
            var piece =
                    desk.lines(statement.partnerTenantId(), statement.month(), after, Math.min(PIECE, shown - after));
            for (var line : piece) {
                line(paper, line);
            }
        }
        if (shown < statement.lines()) {
            paper.line(
                    SMALL, "The first %d of %d lines; all of them are in the CSV.".formatted(shown, statement.lines()));
        }
    }

    private static void line(Paper paper, StatementLine line) throws IOException {
        paper.row(
                SMALL,
                LINES,
                Integer.toString(line.lineNo()),
                Integer.toString(line.number()),
                line.kind(),
                line.associationType(),
                line.subscriptionId(),
                line.product(),
                line.currency(),
                line.duplicate()
                        ? line.amount().toPlainString() + " (again)"
                        : line.amount().toPlainString(),
                Long.toString(line.quantity()));
    }
}
