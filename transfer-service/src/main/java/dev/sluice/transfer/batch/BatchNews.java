package dev.sluice.transfer.batch;

import dev.sluice.platform.audit.AuditTrail;
import dev.sluice.platform.audit.Change;
import dev.sluice.platform.outbox.Announced;
import dev.sluice.platform.outbox.Outbox;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells its partner what happens to a batch, and keeps it in the audit trail. Its items tell and keep what they do themselves. */
@ApplicationScoped
class BatchNews {

    private final Outbox outbox;
    private final AuditTrail trail;

    BatchNews(Outbox outbox, AuditTrail trail) {
        this.outbox = outbox;
        this.trail = trail;
    }

    void tell(Batch batch, BatchEvent event, Instant at) {
        var id = batch.id().toString();
        outbox.publish(event, new Announced(id, batch.nextSequence(), null, Set.of(batch.partnerTenantId()), at, id));
    }

    void keep(Caller caller, String operation, @Nullable BatchFacts before, BatchFacts after, Instant at) {
        trail.record(
                caller,
                new Change(
                        operation,
                        "batch",
                        after.batchId().toString(),
                        null,
                        null,
                        before,
                        after,
                        Set.of(after.partnerTenantId())),
                at);
    }
}
