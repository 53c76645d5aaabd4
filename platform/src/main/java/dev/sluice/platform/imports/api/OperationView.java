package dev.sluice.platform.imports.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.platform.imports.Operation;
import dev.sluice.platform.imports.RowError;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import as its owner sees it.
 *
 * @param errors of the first hundred rows that failed
 * @param errorReport where all of them are, as CSV; absent while there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OperationView(
        UUID id,
        String kind,
        boolean validateOnly,
        boolean done,
        Progress progress,
        List<RowError> errors,
        @Nullable String errorReport,
        Instant createdAt,
        @Nullable Instant doneAt) {

    static final int MOST_ERRORS = 100;

    /** Rows. */
    public record Progress(long total, long succeeded, long failed) {}

    static OperationView of(Operation operation, List<RowError> errors) {
        return new OperationView(
                operation.id(),
                operation.kind(),
                operation.validateOnly(),
                operation.done(),
                new Progress(operation.total(), operation.succeeded(), operation.failed()),
                errors.subList(0, Math.min(errors.size(), MOST_ERRORS)),
                operation.failed() == 0 ? null : "/v1/operations/%s/errors".formatted(operation.id()),
                operation.createdAt(),
                operation.doneAt());
    }
}
