package dev.sluice.transfer.channel;

import dev.sluice.platform.audit.AuditTrail;
import dev.sluice.platform.audit.Change;
import dev.sluice.platform.outbox.Announced;
import dev.sluice.platform.outbox.Outbox;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells what happened to renewals, and keeps it in the audit trail. A renewal is the flow of everything that follows from it. */
@ApplicationScoped
class TransferNews {

    private final Outbox outbox;
    private final AuditTrail trail;

    TransferNews(Outbox outbox, AuditTrail trail) {
        this.outbox = outbox;
        this.trail = trail;
    }

    void tell(ChannelTransfer transfer, TransferEvent event, Instant at) {
        tell(transfer, event, transfer.parties(), at);
    }

    void tell(ChannelTransfer transfer, TransferEvent event, Set<UUID> audience, Instant at) {
        var id = transfer.id().toString();
        outbox.publish(
                event, new Announced(id, transfer.nextSequence(), transfer.customerTenantId(), audience, at, id));
    }

    void keep(Caller caller, String operation, ChannelTransfer transfer, @Nullable TransferFacts before, Instant at) {
        trail.record(
                caller,
                new Change(
                        operation,
                        "channel_transfer",
                        transfer.id().toString(),
                        transfer.customerTenantId(),
                        null,
                        before,
                        transfer.facts(),
                        transfer.parties()),
                at);
    }
}
