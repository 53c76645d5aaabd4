package dev.sluice.cocp.paper;

import dev.sluice.platform.paper.Sheets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Lays a paper out on A4. Nothing in the file depends on when or where it is written. */
final class PdfWriter {

    private static final float TITLE = 18;
    private static final float HEADING = 12;
    private static final float TEXT = 9.5f;
    private static final float COLUMN = 150;
    private static final Sheets.Layout LAYOUT = new Sheets.Layout(PDRectangle.A4, 56, 1.4f, 8);

    private PdfWriter() {}

    static byte[] write(Paper paper) {
        try (var document = new PDDocument()) {
            describe(document, paper);
            try (var sheets = new Sheets(document, LAYOUT, paper.title() + " " + paper.id())) {
                sheets.write(paper.title(), TITLE);
                for (var part : paper.parts()) {
                    write(sheets, part);
                }
            }
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Sheets sheets, Paper.Part part) throws IOException {
        switch (part) {
            case Paper.Heading heading -> {
                sheets.space(HEADING);
                sheets.write(heading.text(), HEADING);
            }
            case Paper.Row row -> sheets.write(row.name(), row.value(), COLUMN, TEXT);
            case Paper.Prose prose -> {
                for (var line : prose.text().lines().toList()) {
                    sheets.write(line, TEXT);
                }
            }
        }
    }

    private static void describe(PDDocument document, Paper paper) {
        document.setDocumentId(paper.id().getMostSignificantBits() ^ paper.id().getLeastSignificantBits());
        var information = document.getDocumentInformation();
        information.setTitle(paper.title());
        information.setSubject(paper.id().toString());
        information.setProducer("Sluice");
        information.setCreationDate(GregorianCalendar.from(paper.at().atZone(ZoneOffset.UTC)));
    }
}
