package dev.sluice.platform.progress;

import dev.sluice.platform.tenancy.Caller;
import java.util.Optional;
import java.util.UUID;

/** Does long work of some kind, and answers for it; every bean of this type is asked. Ids are unique over all of them. */
public interface OperationSource {

    /** Empty for what is not its own, and for what this caller must not know of. */
    Optional<OperationStatus> find(UUID id, Caller caller);

    /**
     * Ends a running operation, in the caller's transaction: what was done stays done, nothing more is begun.
     *
     * @return false when it is done already
     * @throws dev.sluice.platform.problem.Refusal when this caller may see it but not end it
     */
    boolean cancel(UUID id, Caller caller);
}
