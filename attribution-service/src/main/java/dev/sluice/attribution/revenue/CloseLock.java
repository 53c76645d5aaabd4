package dev.sluice.attribution.revenue;

import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.UUID;

/**
 * What is learned is either known at a close or comes after it: whoever learns shares a lock that the close takes alone. Taken
 * after the locks of units and before those of customers.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class CloseLock {

    private static final long CLOSE = 0x5c105e;

    private final Sql sql;

    CloseLock(Sql sql) {
        this.sql = sql;
    }

    void share() {
        sql.list(row -> 1, "select pg_advisory_xact_lock_shared(?)", CLOSE);
    }

    void alone() {
        sql.list(row -> 1, "select pg_advisory_xact_lock(?)", CLOSE);
    }

    /** Until the transaction ends, nobody else restates what concerns these customers. */
    void customers(Collection<UUID> customers) {
        customers.stream()
                .sorted()
                .distinct()
                .forEach(id ->
                        sql.list(row -> 1, "select pg_advisory_xact_lock(hashtextextended('revenue ' || ?, 0))", id));
    }
}
