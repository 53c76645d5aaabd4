package dev.sluice.attribution.evidence;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A file that was taken in.
 *
 * @param text what could be read of it; absent for pictures, and where a limit was met
 */
public record UploadedFile(
        Path path,
        String name,
        EvidenceType type,
        long size,
        String sha256,
        Optional<String> text,
        List<Finding> unread) {

    public UploadedFile {
        unread = List.copyOf(unread);
    }
}
