package dev.sluice.platform.imports;

import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.progress.OperationError;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One reason why a row was not applied.
 *
 * @param row the first row after a header is row 1
 * @param pointer JSON pointer to the column
 */
public record RowError(long row, @Nullable String pointer, String code, String message) {

    static Stream<RowError> of(long row, List<Violation> violations) {
        return violations.stream()
                .map(violation -> new RowError(row, violation.pointer(), violation.code(), violation.message()));
    }

    OperationError shown() {
        return new OperationError(row, pointer, code, message);
    }
}
