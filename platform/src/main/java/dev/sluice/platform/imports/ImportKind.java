package dev.sluice.platform.imports;

import dev.sluice.platform.tenancy.Caller;
import java.util.Set;

/**
 * One kind of rows that can be imported; every bean of this type is offered.
 *
 * @param <R> a row: its components are the columns, their constraints are checked as those of a request body
 */
public interface ImportKind<R extends Record> {

    /** As callers name it, for example {@code partner-users}. */
    String kind();

    /** Who may import it, in the words of {@link dev.sluice.platform.tenancy.Allow}, for example {@code OPERATOR:registry}. */
    Set<String> allowed();

    Class<R> row();

    /**
     * Applies one row, inside a transaction that it may share with others. What it throws fails this row alone: a
     * {@link dev.sluice.platform.problem.Refusal} with every reason. Must bear to be tried again after a failure.
     */
    void apply(R row, Caller caller);
}
