package dev.sluice.attribution.revenue.api;

import java.io.IOException;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/** Pages that are filled from the top with rows of cells, each with a foot. Measures are points. */
final class Paper implements AutoCloseable {

    private static final float MARGIN = 40;
    private static final float LEADING = 1.5f;
    private static final float FOOT = 7;
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final PDRectangle SHEET =
            new PDRectangle(/* width= */ PDRectangle.A4.getHeight(), /* height= */ PDRectangle.A4.getWidth());

    private final PDDocument document;
    private final String foot;
    private final PDType0Font font;
    private @Nullable PDPageContentStream page;
    private float y;

    Paper(PDDocument document, String foot) throws IOException {
        this.document = document;
        this.foot = foot;
        try (var letters = PDDocument.class.getResourceAsStream(FONT)) {
            this.font = PDType0Font.load(document, Objects.requireNonNull(letters, FONT));
        }
    }

    void line(float size, String text) throws IOException {
        advance(size);
        put(text, size, MARGIN);
    }

    /** @param columns where each cell begins, from the left margin */
    void row(float size, float[] columns, String... cells) throws IOException {
        advance(size);
        for (var cell = 0; cell < cells.length; cell++) {
            put(cells[cell], size, MARGIN + columns[cell]);
        }
    }

    void space(float points) {
        y -= points;
    }

    @Override
    public void close() throws IOException {
        if (page != null) {
            page.close();
        }
    }

    private void advance(float size) throws IOException {
        y -= size * LEADING;
        if (page == null || y < MARGIN) {
            turn();
            y -= size * LEADING;
        }
    }

    private void turn() throws IOException {
        close();
        var sheet = new PDPage(SHEET);
        document.addPage(sheet);
        page = new PDPageContentStream(document, sheet);
        y = MARGIN - 2 * FOOT;
        put(foot + ", page " + document.getNumberOfPages(), FOOT, MARGIN);
        y = SHEET.getHeight() - MARGIN;
    }

    private void put(String text, float size, float x) throws IOException {
        var stream = Objects.requireNonNull(page);
        stream.beginText();
        stream.setFont(font, size);
        stream.newLineAtOffset(x, y);
        stream.showText(printable(text));
        stream.endText();
    }

    /** What the font has no letter for becomes a question mark. */
    private String printable(String text) {
        var shown = new StringBuilder();
        text.codePoints()
                .mapToObj(Character::toString)
                .map(letter -> hasLetter(letter) ? letter : "?")
                .forEach(shown::append);
        return shown.toString();
    }

    private boolean hasLetter(String letter) {
        try {
            return font.encode(letter).length > 0;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }
}
