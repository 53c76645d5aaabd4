package dev.sluice.attribution.designation;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/** What a person is certified for, up to its last day. */
public record CertificationEntry(
        @NotNull(message = "REQUIRED: INTERMEDIATE or ADVANCED?")
        CertificationLevel level,

        @NotNull(message = "REQUIRED: For which area?") ScoredArea solutionArea,
        @NotNull(message = "REQUIRED: Until when?") LocalDate validUntil) {}
