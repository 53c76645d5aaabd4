package dev.sluice.attribution.association;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Half-open; without an end while it lasts. */
public record Span(Instant from, @Nullable Instant until) {}
