package dev.sluice.attribution.association;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;

/** Rules that somebody proposes from a day on. */
public record RuleSetEntry(
        @NotNull(message = "REQUIRED: From which day on?") LocalDate effectiveFrom,

        @NotEmpty(message = "REQUIRED: Which types of association count?")
        List<AssociationType> recognition,

        @NotNull(message = "REQUIRED: Which types earn the incentive? An empty list is an answer.")
        List<AssociationType> incentiveEligible,

        @NotBlank(message = "REASON_REQUIRED: Say why.") @Size(max = 500)
        String reason) {}
