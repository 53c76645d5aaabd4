package dev.sluice.transfer.milestone;

import dev.sluice.platform.problem.Refusal;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A milestone as a row of an import. */
record MilestoneRow(
        @NotNull MilestoneSegment segment,
        @Nullable LocalDate selfMigrationFrom,
        @Nullable LocalDate vendorLedFrom,
        @Nullable LocalDate vendorLedUntil,
        @NotNull LocalDate validFrom,
        @NotBlank @Size(max = 300) String source) {

    /** @throws Refusal 400 unless it ends after it begins */
    Milestone milestone() {
        var until = vendorLedUntil;
        if (until != null && (vendorLedFrom == null || until.isBefore(vendorLedFrom))) {
            throw Refusal.malformed("/vendorLedUntil", "INVALID_VALUE", "is not before vendorLedFrom");
        }
        return new Milestone(segment, selfMigrationFrom, vendorLedFrom, until, validFrom, source);
    }
}
