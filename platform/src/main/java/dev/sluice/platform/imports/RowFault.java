package dev.sluice.platform.imports;

import dev.sluice.platform.problem.ConstraintNames;
import dev.sluice.platform.problem.DatabaseFaults;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Violation;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.stream.Stream;

/** What a failure of a row, or of another piece of much work, says to whoever sent it. */
@ApplicationScoped
public class RowFault {

    private final Instance<ConstraintNames> constraints;

    RowFault(Instance<ConstraintNames> constraints) {
        this.constraints = constraints;
    }

    public List<Violation> reasons(RuntimeException failure) {
        if (failure instanceof Refusal refusal) {
            return said(refusal);
        }
        return DatabaseFaults.violatedConstraint(failure)
                .flatMap(name -> constraints.stream()
                        .flatMap(table -> Stream.ofNullable(table.conflicts().get(name)))
                        .findFirst())
                .map(code -> List.of(Violation.of("", code, "It contradicts what is there already.")))
                .orElseGet(() -> unexpected(failure));
    }

    public static List<Violation> said(Refusal refusal) {
        return refusal.errors().isEmpty()
                ? List.of(Violation.of("", refusal.code(), refusal.detail()))
                : refusal.errors();
    }

    private static List<Violation> unexpected(RuntimeException failure) {
        Log.error("a row fails unexpectedly", failure);
        return List.of(Violation.of("", "INTERNAL_ERROR", "Something went wrong here; our log has the reason."));
    }
}
