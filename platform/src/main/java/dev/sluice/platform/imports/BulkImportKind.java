package dev.sluice.platform.imports;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import java.util.List;
import java.util.Map;

/** A kind whose rows are applied many at once. */
public interface BulkImportKind<R extends Record> extends ImportKind<R> {

    /** What a row is about: rows about the same thing never come in one call. */
    Object subject(R row);

    /**
     * Applies rows in their order, inside a transaction. A row that is refused has no effect and leaves the others alone. When
     * anything is thrown, the rows come again, one in a call.
     *
     * @return why rows are refused, by their place in the list
     */
    Map<Integer, Refusal> applyAll(List<R> rows, Caller caller);

    @Override
    default void apply(R row, Caller caller) {
        applyAll(List.of(row), caller).values().forEach(refusal -> {
            throw refusal;
        });
    }
}
