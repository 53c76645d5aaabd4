package dev.sluice.transfer.milestone;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was known of a segment from a day on.
 *
 * @param selfMigrationFrom from when on partners may migrate; absent: as the offer matrix says
 * @param vendorLedFrom renewals from this day on are led by the vendor
 * @param vendorLedUntil up to and including this day; absent: open
 * @param validFrom known from this day on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Milestone(
        MilestoneSegment segment,
        @Nullable LocalDate selfMigrationFrom,
        @Nullable LocalDate vendorLedFrom,
        @Nullable LocalDate vendorLedUntil,
        LocalDate validFrom,
        String source) {}
