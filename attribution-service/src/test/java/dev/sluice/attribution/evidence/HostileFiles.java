package dev.sluice.attribution.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Documents that are made to harm whoever reads them. */
public final class HostileFiles {

    private static final int MEGABYTE = 1024 * 1024;

    private static final String ZEROS = "\0".repeat(MEGABYTE);

    private HostileFiles() {}

    /** A file of twenty megabytes that becomes ten million objects. */
    public static byte[] manyObjects() {
        return pdf("5 0 obj [" + "[]".repeat(10 * MEGABYTE)
                + "] endobj\n4 0 obj <</Length 0>> stream\n\nendstream endobj\n");
    }

    static byte[] deepObject() {
        return pdf(
                "5 0 obj " + "[".repeat(5 * MEGABYTE) + " endobj\n4 0 obj <</Length 0>> stream\n\nendstream endobj\n");
    }

    /** Objects in a stream that inflates. */
    static byte[] objectStream() throws IOException {
        return pdf(stream(5, "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", deflated("6 0 ", ZEROS, 200))
                + stream(4, "", ""));
    }

    /** Contents by an array of filters. */
    static byte[] arrayOfFilters() throws IOException {
        return pdf(stream(4, "/Filter [/FlateDecode /FlateDecode]", deflated(deflated("", ZEROS, 400), "", 0)));
    }

    /** Contents by an array of streams. */
    static byte[] arrayOfContents() throws IOException {
        return pdf("[" + "6 0 R ".repeat(50) + "]", stream(6, "/Filter /FlateDecode", deflated("", ZEROS, 50)));
    }

    /** Text without end. */
    static byte[] endlessText() throws IOException {
        return pdf(stream(4, "/Filter /FlateDecode", deflated("BT /F1 9 Tf ", "(abcdefgh) Tj ".repeat(80_000), 100)));
    }

    /** Markup that is never closed. */
    public static byte[] openMarkup() throws IOException {
        return docx("<".repeat(8 * MEGABYTE));
    }

    static byte[] entities() throws IOException {
        return docx("<!DOCTYPE d [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;'>"
                + "<!ENTITY f SYSTEM 'file:///etc/passwd'>]><d><p>&b;&f;</p></d>");
    }

    static byte[] deepMarkup() throws IOException {
        return docx("<a>".repeat(2 * MEGABYTE));
    }

    private static byte[] docx(String main) throws IOException {
        return docx("word/document.xml", main);
    }

    static byte[] docx(String part, String main) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write(("<Types><Override PartName=\"/%s\" ContentType=\"application/vnd.openxmlformats-officedocument"
                            + ".wordprocessingml.document.main+xml\"/></Types>")
                    .formatted(part)
                    .getBytes(UTF_8));
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry(part));
            zip.write(main.getBytes(UTF_8));
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    /** What stands after the first four objects; its number 4 is the page's contents. */
    private static byte[] pdf(String objects) {
        return pdf("4 0 R", objects);
    }

    private static byte[] pdf(String contents, String objects) {
        return """
                %%PDF-1.5
                1 0 obj <</Type /Catalog /Pages 2 0 R /Lang 5 0 R /Names 6 0 R>> endobj
                2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
                3 0 obj <</Type /Page /Parent 2 0 R /Contents %s /MediaBox [0 0 600 800]
                  /Resources <</Font <</F1 <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> >> >> >> endobj
                %strailer <</Root 1 0 R>>
                %%%%EOF
                """.formatted(contents, objects).getBytes(ISO_8859_1);
    }

    private static String stream(int number, String entries, String content) {
        return "%d 0 obj <<%s /Length %d>> stream\n%s\nendstream endobj\n"
                .formatted(number, entries, content.length(), content);
    }

    private static String deflated(String before, String piece, int times) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(bytes)) {
            deflater.write(before.getBytes(ISO_8859_1));
            var repeated = piece.getBytes(ISO_8859_1);
            for (var each = 0; each < times; each++) {
                deflater.write(repeated);
            }
        }
        return bytes.toString(ISO_8859_1);
    }
}
