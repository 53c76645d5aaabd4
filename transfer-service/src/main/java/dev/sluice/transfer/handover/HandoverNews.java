package dev.sluice.transfer.handover;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sluice.platform.audit.AuditTrail;
import dev.sluice.platform.audit.Change;
import dev.sluice.platform.outbox.Announced;
import dev.sluice.platform.outbox.Outbox;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells what happened to transfers, and keeps it in the audit trail. A transfer is the flow of everything that follows from it. */
@ApplicationScoped
class HandoverNews {

    private final Outbox outbox;
    private final AuditTrail trail;

    HandoverNews(Outbox outbox, AuditTrail trail) {
        this.outbox = outbox;
        this.trail = trail;
    }

    void tell(PartnerTransfer transfer, PartnerTransferEvent event, Instant at) {
        tell(transfer, event, transfer.parties(), at);
    }

    void tell(PartnerTransfer transfer, PartnerTransferEvent event, Set<UUID> audience, Instant at) {
        var id = transfer.id().toString();
        outbox.publish(
                event, new Announced(id, transfer.nextSequence(), transfer.customerTenantId(), audience, at, id));
    }

    void keep(
            Caller caller,
            String operation,
            PartnerTransfer transfer,
            @Nullable PartnerTransferFacts before,
            Instant at) {
        trail.record(
                caller,
                new Change(
                        operation,
                        "transfer",
                        transfer.id().toString(),
                        transfer.customerTenantId(),
                        null,
                        before,
                        transfer.facts(),
                        transfer.parties()),
                at);
    }

    /** What becomes of each subscription; only who may see them reads it. */
    void keepLines(Caller caller, String operation, PartnerTransfer transfer, List<Line> lines, Instant at) {
        var kept = lines.stream().map(KeptLine::of).toList();
        trail.record(
                caller,
                new Change(
                        operation,
                        "transfer",
                        transfer.id().toString(),
                        transfer.customerTenantId(),
                        null,
                        null,
                        Map.of("lineItems", kept),
                        transfer.audienceOfLines()),
                at);
    }

    /** A line as the audit trail keeps it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record KeptLine(
            String subscriptionId,
            String sku,
            int quantity,
            LineState state,
            @Nullable String newSubscriptionId,
            @Nullable String failureCode) {

        static KeptLine of(Line line) {
            return new KeptLine(
                    line.subscriptionId(),
                    line.sku(),
                    line.quantity(),
                    line.state(),
                    line.newSubscriptionId(),
                    line.failureCode());
        }
    }
}
