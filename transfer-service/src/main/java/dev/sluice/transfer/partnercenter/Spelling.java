package dev.sluice.transfer.partnercenter;

import dev.sluice.transfer.migration.MigrationState;
import dev.sluice.transfer.migration.ScheduleState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** States and days as the vendor writes them. */
final class Spelling {

    private Spelling() {}

    static String of(MigrationState state) {
        return switch (state) {
            case PROCESSING -> "Processing";
            case COMPLETED -> "Completed";
            case FAILED_RETRYABLE, FAILED_REPAIRING, FAILED_REVERTED -> "Failed";
        };
    }

    static String of(ScheduleState state) {
        return switch (state) {
            case CREATED -> "Created";
            case PROCESSED -> "Processed";
            case FAILED -> "Failed";
            case CANCELED -> "Cancelled";
        };
    }

    /** A day is written as its beginning. */
    static @Nullable Instant of(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
