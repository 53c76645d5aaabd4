package dev.sluice.attribution.revenue.api;

import dev.sluice.attribution.revenue.Statement;
import dev.sluice.attribution.revenue.Statement.Edition;
import dev.sluice.attribution.revenue.Statement.Total;
import dev.sluice.attribution.revenue.StatementDesk;
import dev.sluice.attribution.revenue.StatementLine;
import dev.sluice.platform.paper.Sheets;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** A statement as it is filed: the same totals and checksums as everywhere, and as many lines as somebody reads. */
@ApplicationScoped
class StatementPaper {

    /** More are for machines: the CSV has all. */
    private static final int MOST_LINES = 5000;

    private static final int PIECE = 1000;
    private static final Sheets.Layout LAYOUT = new Sheets.Layout(
            new PDRectangle(/* width= */ PDRectangle.A4.getHeight(), /* height= */ PDRectangle.A4.getWidth()),
            40,
            1.5f,
            7);
    private static final float TITLE = 14;
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
            try (var paper = new Sheets(document, LAYOUT, title)) {
                head(paper, statement, title);
                lines(paper, statement);
            }
            document.save(out);
        }
    }

    private static void head(Sheets paper, Statement statement, String title) throws IOException {
        paper.write(title, TITLE);
        paper.write("Partner " + statement.partnerTenantId(), TEXT);
        paper.write("Rules of recognition: rule set " + statement.ruleSet(), TEXT);
        for (var edition : statement.editions()) {
            edition(paper, edition);
        }
        if (statement.editions().size() > 1) {
            paper.space(TEXT);
            paper.write("As things stand", TEXT);
            totals(paper, statement.totals());
        }
    }

    private static void edition(Sheets paper, Edition edition) throws IOException {
        paper.space(TEXT);
        paper.write(
                edition.number() == 0
                        ? "Closed at %s, %d lines".formatted(edition.at(), edition.lines())
                        : "Restatement %d at %s, %s, %d lines"
                                .formatted(edition.number(), edition.at(), edition.cause(), edition.lines()),
                TEXT);
        totals(paper, edition.totals());
        paper.write("SHA-256 of its rows: " + edition.checksum(), SMALL);
    }

    private static void totals(Sheets paper, List<Total> totals) throws IOException {
        paper.row(TEXT, TOTALS, "Currency", "Billed", "Influenced");
        for (var total : totals) {
            paper.row(TEXT, TOTALS, total.currency(), total.billed(), total.influenced());
        }
    }

    private void lines(Sheets paper, Statement statement) throws IOException {
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
            paper.write(
                    "The first %d of %d lines; all of them are in the CSV.".formatted(shown, statement.lines()), SMALL);
        }
    }

    private static void line(Sheets paper, StatementLine line) throws IOException {
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
