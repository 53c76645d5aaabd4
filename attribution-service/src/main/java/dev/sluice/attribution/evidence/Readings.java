package dev.sluice.attribution.evidence;

import dev.sluice.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Reads text, two files at a time, each in a process of its own: whatever a file does, others are read. */
@ApplicationScoped
class Readings {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final EvidenceConfig config;
    private final PackedDocument packed;
    private final Semaphore places = new Semaphore(2, true);

    Readings(EvidenceConfig config, PackedDocument packed) {
        this.config = config;
        this.packed = packed;
    }

    /** What was read, or why not. */
    record Reading(Optional<String> text, List<Finding> findings) {}

    /** @throws Refusal 503 when too many others wait */
    Reading read(Path path, EvidenceType type) throws IOException {
        return switch (type) {
            case PDF -> inTurn(new ReadingProcess(type, path, "", config));
            case DOCX ->
                inTurn(new ReadingProcess(type, path, packed.mainPart(path).orElseThrow(), config));
            case PNG, JPEG -> unread("A picture is not read; a reviewer looks at it.");
        };
    }

    /** The time of a file begins when it is its turn. */
    private Reading inTurn(ReadingProcess process) throws IOException {
        try {
            if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
            try {
                return reading(process.run());
            } finally {
                places.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
    }

    private Reading reading(ReadingProcess.Outcome outcome) {
        return switch (outcome.end()) {
            case TOO_LATE -> unread("Reading the document took too long.");
            case UNREADABLE ->
                unread("The document cannot be read: it is damaged, locked by a password, or needs too much memory.");
            case READ -> new Reading(outcome.text(), pages(outcome.pages()));
        };
    }

    private List<Finding> pages(int pages) {
        return pages > config.maxPages()
                ? List.of(
                        new Finding("POE_NOT_READ", "Only the first %d pages were read.".formatted(config.maxPages())))
                : List.of();
    }

    private static Reading unread(String why) {
        return new Reading(Optional.empty(), List.of(new Finding("POE_NOT_READ", why)));
    }

    private static Refusal busy() {
        return new Refusal(
                Refusal.Kind.UNAVAILABLE,
                "OVERLOADED",
                "Too many documents wait to be read. Nothing was kept; try again shortly.",
                List.of());
    }
}
