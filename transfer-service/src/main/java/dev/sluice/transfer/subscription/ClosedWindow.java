package dev.sluice.transfer.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a problem says of the window that is closed.
 *
 * @param closesAt when it closed; absent where there never was one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ClosedWindow(
        WindowKind kind,
        @Nullable Integer slice,
        @Nullable Integer quantity,
        @Nullable Instant openedAt,
        @Nullable Instant closesAt) {

    static ClosedWindow of(Slices.Slice slice) {
        return new ClosedWindow(
                WindowKind.CANCEL_OR_REDUCE, slice.no(), slice.quantity(), slice.openedAt(), slice.closesAt());
    }

    /** One that was never opened. */
    static ClosedWindow never(WindowKind kind) {
        return new ClosedWindow(kind, null, null, null, null);
    }
}
