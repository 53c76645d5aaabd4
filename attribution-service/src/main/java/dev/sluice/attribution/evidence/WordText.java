package dev.sluice.attribution.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The words of a DOCX, one event of its XML after the other. */
final class WordText {

    private WordText() {}

    /** Stops as soon as enough is read. Returns the number of pages that count: a DOCX has none. */
    static int read(Path path, String mainPart, Limited text) throws IOException, XMLStreamException {
        try (var zip = new ZipFile(path.toFile());
                var main = opened(zip, mainPart)) {
            var xml = readers().createXMLStreamReader(main);
            while (!text.isFull() && xml.hasNext()) {
                add(xml, xml.next(), text);
            }
            return 0;
        }
    }

    private static InputStream opened(ZipFile zip, String name) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException("there is no " + name);
        }
        return zip.getInputStream(entry);
    }

    /** Nothing outside the file is looked at, and nothing in it is expanded. */
    private static XMLInputFactory readers() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        return factory;
    }

    private static void add(XMLStreamReader xml, int event, Limited text) throws IOException {
        switch (event) {
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                text.write(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
            case XMLStreamConstants.END_ELEMENT -> {
                if (separates(xml.getLocalName())) {
                    text.write(" ");
                }
            }
            default -> {}
        }
    }

    /** Paragraphs, breaks and tabs, whatever the prefix. */
    private static boolean separates(String name) {
        return switch (name.substring(name.indexOf(':') + 1)) {
            case "p", "br", "cr", "tab" -> true;
            default -> false;
        };
    }
}
