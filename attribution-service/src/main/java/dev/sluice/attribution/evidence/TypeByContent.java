package dev.sluice.attribution.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/** What a file is, by its bytes alone. */
@ApplicationScoped
class TypeByContent {

    private final MimeTypes known = MimeTypes.getDefaultMimeTypes();
    private final PackedDocument packed;

    TypeByContent(PackedDocument packed) {
        this.packed = packed;
    }

    EvidenceType of(Path path) throws IOException {
        try (var file = new BufferedInputStream(Files.newInputStream(path))) {
            return switch (known.detect(file, new Metadata()).toString()) {
                case "application/pdf" -> EvidenceType.PDF;
                case "image/png" -> EvidenceType.PNG;
                case "image/jpeg" -> EvidenceType.JPEG;
                case "application/zip", "application/x-tika-ooxml" -> packed(path);
                default -> throw Unacceptable.type();
            };
        }
    }

    private EvidenceType packed(Path path) throws IOException {
        if (!packed.isWordDocument(path)) {
            throw Unacceptable.type();
        }
        return EvidenceType.DOCX;
    }
}
