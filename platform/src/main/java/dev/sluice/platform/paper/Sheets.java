package dev.sluice.platform.paper;

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
public final class Sheets implements AutoCloseable {

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final PDDocument document;
    private final Layout layout;
    private final String foot;
    private final PDType0Font font;
    private @Nullable PDPageContentStream page;
    private float y;

    /**
     * How pages look.
     *
     * @param leading from line to line, in sizes of the letters
     * @param foot size of its letters
     */
    public record Layout(PDRectangle page, float margin, float leading, float foot) {

        float width() {
            return page.getWidth() - 2 * margin;
        }
    }

    public Sheets(PDDocument document, Layout layout, String foot) throws IOException {
        this.document = document;
        this.layout = layout;
        this.foot = foot;
        try (var letters = PDDocument.class.getResourceAsStream(FONT)) {
            this.font = PDType0Font.load(document, Objects.requireNonNull(letters, FONT));
        }
    }

    /** As many lines as it takes. */
    public void write(String text, float size) throws IOException {
        for (var line : wrapped(printable(text), size, layout.width())) {
            advance(size);
            put(line, size, layout.margin());
        }
    }

    /** A name with its value in the column beside it. */
    public void write(String name, String value, float column, float size) throws IOException {
        var label = name;
        for (var line : wrapped(printable(value), size, layout.width() - column)) {
            advance(size);
            put(printable(label), size, layout.margin());
            put(line, size, layout.margin() + column);
            label = "";
        }
    }

    /** @param columns where each cell begins, from the left margin; none is wrapped */
    public void row(float size, float[] columns, String... cells) throws IOException {
        advance(size);
        for (var cell = 0; cell < cells.length; cell++) {
            put(printable(cells[cell]), size, layout.margin() + columns[cell]);
        }
    }

    public void space(float points) {
        y -= points;
    }

    @Override
    public void close() throws IOException {
        if (page != null) {
            page.close();
        }
    }

    private void advance(float size) throws IOException {
        y -= size * layout.leading();
        if (page == null || y < layout.margin()) {
            turn();
            y -= size * layout.leading();
        }
    }

    private void turn() throws IOException {
        close();
        var sheet = new PDPage(layout.page());
        document.addPage(sheet);
        page = new PDPageContentStream(document, sheet);
        y = layout.margin() - 2 * layout.foot();
        put(printable(foot + ", page " + document.getNumberOfPages()), layout.foot(), layout.margin());
        y = layout.page().getHeight() - layout.margin();
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
}
