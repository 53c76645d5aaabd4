package dev.sluice.platform.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An attempt to apply some rows of an operation in one transaction, and how far it came. */
final class Batch {

    private final int limit;
    private final boolean isBulk;
    private final List<RowError> errors = new ArrayList<>();
    private @Nullable Operation operation;
    private int read;
    private int taken;
    private int failed;

    /** @param isBulk rows may be applied many at once, where their kind can */
    Batch(int limit, boolean isBulk) {
        this.limit = limit;
        this.isBulk = isBulk;
    }

    void begin(Operation claimed) {
        operation = claimed;
    }

    boolean isBulk() {
        return isBulk;
    }

    int limit() {
        return limit;
    }

    void read(int rows) {
        read = rows;
    }

    void applied() {
        taken++;
    }

    void refused(List<RowError> reasons) {
        taken++;
        failed++;
        errors.addAll(reasons);
    }

    Optional<Operation> operation() {
        return Optional.ofNullable(operation);
    }

    int taken() {
        return taken;
    }

    int failed() {
        return failed;
    }

    List<RowError> errors() {
        return errors;
    }

    /** After a failure: how many rows from the first on are free of suspicion; none when the first is to blame. */
    int unsuspected() {
        return Math.min(taken, read - 1);
    }
}
