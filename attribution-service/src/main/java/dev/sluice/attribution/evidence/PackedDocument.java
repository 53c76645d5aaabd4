package dev.sluice.attribution.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Reads DOCX without trusting what it says of itself: what is unpacked is counted, not what the directory declares. */
@ApplicationScoped
class PackedDocument {

    private static final String TYPES = "[Content_Types].xml";
    private static final String MAIN = "word/document.xml";
    private static final String MAIN_TYPE = "wordprocessingml.document.main+xml";
    private static final int LARGEST_TYPES = 1024 * 1024;

    private final EvidenceConfig config;

    PackedDocument(EvidenceConfig config) {
        this.config = config;
    }

    /** @throws dev.sluice.platform.problem.Refusal when it holds more than a document needs */
    boolean isWordDocument(Path path) {
        try (var zip = new ZipFile(path.toFile())) {
            refuseBombs(zip);
            var types = zip.getEntry(TYPES);
            return types != null
                    && zip.getEntry(MAIN) != null
                    && new String(bytes(zip, types, LARGEST_TYPES), StandardCharsets.UTF_8).contains(MAIN_TYPE);
        } catch (IOException e) {
            return false;
        }
    }

    /** The words of the main part, without its markup. */
    Optional<String> text(Path path) throws IOException {
        try (var zip = new ZipFile(path.toFile())) {
            var main = zip.getEntry(MAIN);
            var xml = main == null
                    ? ""
                    : new String(bytes(zip, main, config.maxCharacters() * 8), StandardCharsets.UTF_8);
            var text = xml.replaceAll("</w:p>|<w:br/>|<w:tab/>", " ").replaceAll("<[^>]{0,5000}>", "");
            return Optional.of(text.substring(0, Math.min(text.length(), config.maxCharacters())));
        }
    }

    private void refuseBombs(ZipFile zip) throws IOException {
        if (zip.size() > config.maxEntries()) {
            throw Unacceptable.unsafe();
        }
        var left = config.maxUnpacked();
        var buffer = new byte[64 * 1024];
        for (var entries = zip.entries(); entries.hasMoreElements(); ) {
            try (var unpacked = zip.getInputStream(entries.nextElement())) {
                for (var read = unpacked.read(buffer); read >= 0; read = unpacked.read(buffer)) {
                    left -= read;
                    if (left < 0) {
                        throw Unacceptable.unsafe();
                    }
                }
            }
        }
    }

    private static byte[] bytes(ZipFile zip, @Nullable ZipEntry entry, int limit) throws IOException {
        try (InputStream unpacked = zip.getInputStream(entry)) {
            return unpacked.readNBytes(limit);
        }
    }
}
