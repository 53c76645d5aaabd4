package dev.sluice.attribution.evidence;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.text.PDFTextStripper;

/** Reads text within limits of pages, time and memory, two files at a time: whatever a file does, others are read. */
@ApplicationScoped
class Readings {

    private final EvidenceConfig config;
    private final PackedDocument packed;
    private final ExecutorService readers = Executors.newFixedThreadPool(
            2, Thread.ofPlatform().daemon().name("evidence-", 0).factory());

    Readings(EvidenceConfig config, PackedDocument packed) {
        this.config = config;
        this.packed = packed;
    }

    /** What was read, or why not. */
    record Reading(Optional<String> text, List<Finding> findings) {}

    Reading read(Path path, EvidenceType type) {
        return switch (type) {
            case PDF -> within(() -> pdf(path));
            case DOCX -> within(() -> new Reading(packed.text(path), List.of()));
            case PNG, JPEG -> unread("POE_NOT_READ", "A picture is not read; a reviewer looks at it.");
        };
    }

    private Reading within(Callable<Reading> reading) {
        var future = readers.submit(reading);
        try {
            return future.get(config.maxReading().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            future.cancel(true);
            return unread("POE_NOT_READ", "Reading the document took too long.");
        } catch (ExecutionException e) {
            return unread("POE_NOT_READ", "The document cannot be read: it is damaged or locked by a password.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unread("POE_NOT_READ", "Reading the document was interrupted.");
        }
    }

    private Reading pdf(Path path) throws IOException {
        try (var document = Loader.loadPDF(path.toFile(), "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
            var stripper = new PDFTextStripper();
            stripper.setEndPage(Math.min(config.maxPages(), document.getNumberOfPages()));
            var text = new Limited(config.maxCharacters());
            stripper.writeText(document, text);
            return new Reading(
                    Optional.of(text.toString()),
                    document.getNumberOfPages() > config.maxPages()
                            ? List.of(new Finding(
                                    "POE_NOT_READ", "Only the first %d pages were read.".formatted(config.maxPages())))
                            : List.of());
        }
    }

    private static Reading unread(String code, String why) {
        return new Reading(Optional.empty(), List.of(new Finding(code, why)));
    }

    @PreDestroy
    void stop() {
        readers.shutdownNow();
    }
}
