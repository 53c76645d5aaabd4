package dev.sluice.cocp.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/** Pages that are filled from the top, each with a foot. Measures are points. */
final class Sheets implements AutoCloseable {

    private static final float MARGIN = 56;
    private static final float COLUMN = 150;
    private static final float LEADING = 1.4f;
    private static final float FOOT = 8;
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final PDDocument document;
    private final String foot;
    private final PDType0Font font;
    private @Nullable PDPageContentStream page;
    private float y;

    Sheets(PDDocument document, String foot) throws IOException {
        this.document = document;
        this.foot = foot;
        try (var letters = PDDocument.class.getResourceAsStream(FONT)) {
            this.font = PDType0Font.load(document, Objects.requireNonNull(letters, FONT));
        }
    }

    void write(String text, float size, float indent) throws IOException {
        for (var line : wrapped(printable(text), size, width() - indent)) {
            advance(size);
            put(line, size, MARGIN + indent);
        }
    }

    /** A name with its value in the column beside it. */
    void write(String name, String value, float size) throws IOException {
        var label = name;
        for (var line : wrapped(printable(value), size, width() - COLUMN)) {
            advance(size);
            put(printable(label), size, MARGIN);
            put(line, size, MARGIN + COLUMN);
            label = "";
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
        var sheet = new PDPage(PDRectangle.A4);
        document.addPage(sheet);
        page = new PDPageContentStream(document, sheet);
        y = MARGIN - 2 * FOOT;
        put(printable(foot + ", page " + document.getNumberOfPages()), FOOT, MARGIN);
        y = PDRectangle.A4.getHeight() - MARGIN;
    }

    private void put(String text, float size, float x) throws IOException {
        var stream = Objects.requireNonNull(page);
        stream.beginText();
        stream.setFont(font, size);
        stream.newLineAtOffset(x, y);
        stream.showText(text);
        stream.endText();
    }

    private List<String> wrapped(String text, float size, float width) throws IOException {
        var lines = new ArrayList<String>();
        var line = "";
        for (var word : text.split(" ", -1)) {
            var longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && font.getStringWidth(longer) / 1000 * size > width) {
                lines.add(line);
                line = word;
            } else {
                line = longer;
            }
        }
        lines.add(line);
        return lines;
    }

    /** What the font has no letter for becomes a question mark. */
    private String printable(String text) {
        var shown = new StringBuilder();
        text.codePoints()
                .mapToObj(Character::toString)
                .map(letter -> letter.isBlank() ? " " : letter)
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

    private static float width() {
        return PDRectangle.A4.getWidth() - 2 * MARGIN;
    }
}
