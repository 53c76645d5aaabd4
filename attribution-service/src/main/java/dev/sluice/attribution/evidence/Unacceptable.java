package dev.sluice.attribution.evidence;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import java.time.Duration;
import java.util.List;

/** A file that is not taken. */
final class Unacceptable extends Refusal {

    private static final long serialVersionUID = 1L;

    private Unacceptable(Kind kind, String code, String text, String remedy) {
        super(kind, code, text, List.of(Violation.of("/file", code, text).with(Remedy.of("PARTNER", remedy))));
    }

    static Unacceptable size(long limit) {
        return new Unacceptable(
                Kind.TOO_LARGE,
                "PAYLOAD_TOO_LARGE",
                "The file is larger than %d bytes.".formatted(limit),
                "Send a smaller scan, or several files.");
    }

    static Unacceptable slow(Duration limit) {
        return new Unacceptable(
                Kind.TOO_SLOW,
                "BODY_TOO_SLOW",
                "The upload was not whole after %d seconds.".formatted(limit.toSeconds()),
                "Send a smaller scan, or over a faster line.");
    }

    static Unacceptable empty() {
        return new Unacceptable(Kind.MALFORMED, "REQUIRED", "The file is empty.", "Send the file.");
    }

    static Unacceptable type() {
        return new Unacceptable(
                Kind.UNSUPPORTED_MEDIA_TYPE,
                "UNSUPPORTED_MEDIA_TYPE",
                "By its content the file is neither PDF, DOCX, PNG nor JPEG.",
                "Send the document in one of these formats; the name does not matter.");
    }

    static Unacceptable name() {
        return new Unacceptable(
                Kind.MALFORMED,
                "FILE_NAME_NOT_ALLOWED",
                "A file name is 1 to 255 visible characters without path.",
                "Send the file's own name.");
    }

    static Unacceptable unsafe() {
        return new Unacceptable(
                Kind.REFUSED,
                "FILE_NOT_SAFE",
                "Unpacked, the document is larger or has more parts than a document needs.",
                "Send the document as PDF.");
    }
}
