package dev.sluice.attribution.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Knows a DOCX without trusting what it says of itself: what is unpacked is counted, not what the directory declares. */
@ApplicationScoped
class PackedDocument {

    private static final String TYPES = "[Content_Types].xml";
    private static final String MAIN_TYPE = "wordprocessingml.document.main+xml";
    private static final Pattern OVERRIDE = Pattern.compile("<Override\\s[^<>]{0,1000}+>");
    private static final Pattern PART = Pattern.compile("PartName\\s?=\\s?['\"]/([^'\"]{1,255}+)['\"]");
    private static final int LARGEST_TYPES = 256 * 1024;

    private final EvidenceConfig config;

    PackedDocument(EvidenceConfig config) {
        this.config = config;
    }

    /** @throws dev.sluice.platform.problem.Refusal when it holds more than a document needs */
    boolean isWordDocument(Path path) throws IOException {
        ArchiveEnd.requireSmallDirectory(path, config.maxEntries());
        try (var zip = new ZipFile(path.toFile())) {
            refuseBombs(zip);
            return mainPart(zip).isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    /** The name of the part that holds the text; present in a DOCX. */
    Optional<String> mainPart(Path path) throws IOException {
        try (var zip = new ZipFile(path.toFile())) {
            return mainPart(zip);
        }
    }

    private static Optional<String> mainPart(ZipFile zip) throws IOException {
        var types = zip.getEntry(TYPES);
        return types == null ? Optional.empty() : mainPart(text(zip, types)).filter(part -> zip.getEntry(part) != null);
    }

    private static Optional<String> mainPart(String types) {
        return OVERRIDE.matcher(types)
                .results()
                .map(found -> found.group())
                .filter(override -> override.contains(MAIN_TYPE))
                .flatMap(override -> PART.matcher(override).results())
                .map(found -> found.group(1))
                .findFirst();
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

    private static String text(ZipFile zip, ZipEntry entry) throws IOException {
        try (var unpacked = zip.getInputStream(entry)) {
            return new String(unpacked.readNBytes(LARGEST_TYPES), StandardCharsets.UTF_8);
        }
    }
}
