package dev.sluice.attribution.evidence;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import javax.xml.stream.XMLStreamException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * The words of a document, read in a process of its own: whatever a file makes its reader do, memory and time are limited from
 * outside. Nothing of the service is known here.
 */
final class DocumentText {

    private static final int TOO_LATE = 4;

    private DocumentText() {}

    /** @param arguments PDF or DOCX, the file, its main part, most pages, most characters, most seconds */
    public static void main(String[] arguments) throws IOException, XMLStreamException {
        endAfter(Duration.ofSeconds(Long.parseLong(arguments[5])));
        var path = Path.of(arguments[1]);
        var text = new Limited(Integer.parseInt(arguments[4]));
        var pages = arguments[0].equals("PDF")
                ? pdf(path, Integer.parseInt(arguments[3]), text)
                : WordText.read(path, arguments[2], text);
        try (var out = new BufferedWriter(
                new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8))) {
            out.write(pages + "\n");
            out.write(text.toString());
        }
    }

    /** Whoever started this process may be gone. */
    private static void endAfter(Duration time) {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                Thread.sleep(time);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(TOO_LATE);
        });
    }

    private static int pdf(Path path, int mostPages, Limited text) throws IOException {
        try (var document = Loader.loadPDF(path.toFile(), "", null, null, IOUtils.createMemoryOnlyStreamCache())) {
            var pages = document.getNumberOfPages();
            var stripper = new PDFTextStripper();
            stripper.setEndPage(Math.min(mostPages, pages));
            stripper.writeText(document, text);
            return pages;
        }
    }
}
