package dev.sluice.platform.problem;

import java.util.Map;

/**
 * A service's table from the names of its database constraints to the conflict they mean. Constraints are the
 * backstop of rules that a policy has already checked under a lock; whoever still meets one lost a race.
 */
public interface ConstraintNames {

    /** Constraint name to problem code, for example {@code one_open_request -> COCP_ALREADY_OPEN}. */
    Map<String, String> conflicts();
}
