package dev.sluice.transfer.relationship;

import dev.sluice.platform.problem.Violation;
import java.util.List;
import java.util.UUID;

/** What of a capability keeps a partner from removing a relationship; every bean of this type is asked. */
public interface RemovalGuard {

    /** Every reason, with who can do what about it. */
    List<Violation> objections(UUID partner, UUID customer);
}
