package dev.sluice.cocp.selection;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/** Text on pages of A4, wrapped and broken where it has to be. The font is embedded, so that names in any Latin, Greek or Cyrillic letters show. */
final class Paper implements AutoCloseable {

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final float MARGIN = 56;
    private static final float TITLE_SIZE = 16;
    private static final float HEADING_SIZE = 12;
    private static final float TEXT_SIZE = 9.5f;
    private static final float LEADING = 1.4f;

    private final PDDocument document = new PDDocument();
    private final PDFont font;
    private PDPageContentStream page;
    private float y;

    Paper(String title) {
        try (var letters = PDDocument.class.getResourceAsStream(FONT)) {
            if (letters == null) {
                throw new IllegalStateException("no font " + FONT);
            }
            font = PDType0Font.load(document, letters, true);
            document.getDocumentInformation().setTitle(title);
            page = nextPage();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        write(title, TITLE_SIZE);
    }

    void heading(String words) {
        y -= HEADING_SIZE;
        write(words, HEADING_SIZE);
    }

    void line(String words) {
        write(words, TEXT_SIZE);
    }

    void optional(String label, @Nullable String words) {
        if (words != null && !words.isBlank()) {
            line(label + words);
        }
    }

    static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    byte[] finished() {
        try {
            page.close();
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            document.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String words, float size) {
        try {
            for (var paragraph : words.split("\\R", -1)) {
                for (var line : wrapped(writable(paragraph), size)) {
                    writeLine(line, size);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeLine(String line, float size) throws IOException {
        if (y - size * LEADING < MARGIN) {
            page.close();
            page = nextPage();
        }
        y -= size * LEADING;
        page.beginText();
        page.setFont(font, size);
        page.newLineAtOffset(MARGIN, y);
        page.showText(line);
        page.endText();
    }

    private PDPageContentStream nextPage() throws IOException {
        var fresh = new PDPage(PDRectangle.A4);
        document.addPage(fresh);
        y = PDRectangle.A4.getHeight() - MARGIN;
        return new PDPageContentStream(document, fresh);
    }

    /** What the font has no letter for becomes a question mark. */
    private String writable(String words) {
        var writable = new StringBuilder();
        words.codePoints()
                .mapToObj(Character::toString)
                .map(letter -> Character.isISOControl(letter.codePointAt(0)) ? " " : letter)
                .forEach(letter -> writable.append(isWritable(letter) ? letter : "?"));
        return writable.toString();
    }

    private boolean isWritable(String letter) {
        try {
            font.encode(letter);
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private List<String> wrapped(String words, float size) throws IOException {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : words.split(" ", -1)) {
            var rest = word;
            while (!fits(line.isEmpty() ? rest : line + " " + rest, size)) {
                if (!line.isEmpty()) {
                    lines.add(line.toString());
                    line.setLength(0);
                } else {
                    var cut = longestThatFits(rest, size);
                    lines.add(rest.substring(0, cut));
                    rest = rest.substring(cut);
                }
            }
            line.append(line.isEmpty() ? "" : " ").append(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    private int longestThatFits(String word, float size) throws IOException {
        var cut = 1;
        while (cut < word.length() && fits(word.substring(0, cut + 1), size)) {
            cut++;
        }
        return cut;
    }

    private boolean fits(String words, float size) throws IOException {
        return font.getStringWidth(words) / 1000 * size <= PDRectangle.A4.getWidth() - 2 * MARGIN;
    }
}
