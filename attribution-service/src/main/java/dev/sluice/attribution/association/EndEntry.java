package dev.sluice.attribution.association;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** @param at absent: now */
public record EndEntry(
        @Nullable Instant at,

        @NotBlank(message = "REASON_REQUIRED: Say why.") @Size(max = 500)
        String reason) {}
