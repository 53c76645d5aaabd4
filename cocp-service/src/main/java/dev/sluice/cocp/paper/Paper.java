package dev.sluice.cocp.paper;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A plain document: the same content gives the same bytes.
 *
 * @param id of what it is about; at the foot of each page
 * @param at when what it says came about
 */
public record Paper(String title, UUID id, Instant at, List<Part> parts) {

    public Paper {
        parts = List.copyOf(parts);
    }

    /** What stands on it, from top to bottom. */
    public sealed interface Part {}

    /** Begins a section. */
    public record Heading(String text) implements Part {}

    /** A name and its value, side by side. */
    public record Row(String name, String value) implements Part {}

    /** Running text; each line of it begins a new one. */
    public record Prose(String text) implements Part {}

    public byte[] toPdf() {
        return PdfWriter.write(this);
    }
}
