package dev.sluice.platform.operations;

import dev.sluice.platform.problem.DatabaseFaults;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Pieces of a longer command, in a transaction each; a dry run does the same and takes every piece back. */
final class Attempts {

    private static final int TRANSACTION_SECONDS = 60;

    private Attempts() {}

    static <T> T run(boolean dryRun, Supplier<T> work) {
        List<T> result = new ArrayList<>(1);
        try {
            QuarkusTransaction.requiringNew().timeout(TRANSACTION_SECONDS).run(() -> {
                result.add(work.get());
                if (dryRun) {
                    throw new TakenBack();
                }
            });
        } catch (TakenBack e) {
            return result.getFirst();
        }
        return result.getFirst();
    }

    /** Why a piece failed; what is nobody's fault is thrown on. */
    static String reason(RuntimeException failure) {
        if (DatabaseFaults.isPassing(failure)) {
            throw failure;
        }
        return String.valueOf(failure).replace('\0', ' ');
    }

    /** Ends a transaction without effect. */
    private static final class TakenBack extends RuntimeException {

        TakenBack() {
            super("dry run", null, false, false);
        }
    }
}
