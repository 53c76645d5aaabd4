package dev.sluice.platform.progress.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.platform.problem.Versioned;
import dev.sluice.platform.progress.OperationError;
import dev.sluice.platform.progress.OperationStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Long work as its owner sees it.
 *
 * @param canceled done, but not with all of it
 * @param errors of the first hundred pieces that failed
 * @param errorReport where all of them are, as CSV; absent while there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OperationView(
        UUID id,
        String kind,
        boolean validateOnly,
        boolean done,
        boolean canceled,
        Progress progress,
        List<OperationError> errors,
        @Nullable String errorReport,
        Instant createdAt,
        @Nullable Instant doneAt,
        List<String> allowedActions,
        long version)
        implements Versioned {

    /** Pieces: rows of an import, messages of a replay. */
    public record Progress(long total, long succeeded, long failed) {}

    public static OperationView of(OperationStatus operation) {
        return new OperationView(
                operation.id(),
                operation.kind(),
                operation.validateOnly(),
                operation.done(),
                operation.canceled(),
                new Progress(operation.total(), operation.succeeded(), operation.failed()),
                operation.errors().subList(0, Math.min(operation.errors().size(), OperationStatus.MOST_ERRORS)),
                operation.hasErrorReport() ? "/v1/operations/%s/errors".formatted(operation.id()) : null,
                operation.createdAt(),
                operation.doneAt(),
                operation.done() ? List.of() : List.of("cancel"),
                operation.version());
    }
}
