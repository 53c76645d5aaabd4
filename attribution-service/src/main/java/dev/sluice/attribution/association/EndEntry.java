package dev.sluice.attribution.association;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param at absent: now
 * @param reason for the audit trail
 */
public record EndEntry(
        @Nullable Instant at, @Size(max = 500) @Nullable String reason) {}
