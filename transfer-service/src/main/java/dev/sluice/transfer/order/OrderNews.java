package dev.sluice.transfer.order;

import dev.sluice.platform.audit.AuditTrail;
import dev.sluice.platform.audit.Change;
import dev.sluice.platform.outbox.Announced;
import dev.sluice.platform.outbox.Outbox;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells what happens to orders, and keeps it in the audit trail. */
@ApplicationScoped
class OrderNews {

    private final Outbox outbox;
    private final AuditTrail trail;

    OrderNews(Outbox outbox, AuditTrail trail) {
        this.outbox = outbox;
        this.trail = trail;
    }

    void tell(Order order, OrderEvent event, UUID flow, Instant at) {
        outbox.publish(
                event,
                new Announced(
                        order.id().toString(),
                        order.nextSequence(),
                        order.customerTenantId(),
                        order.parties(),
                        at,
                        flow.toString()));
    }

    void keep(Caller caller, String operation, Order order, @Nullable OrderFacts before, Instant at) {
        trail.record(
                caller,
                new Change(
                        operation,
                        "order",
                        order.id().toString(),
                        order.customerTenantId(),
                        null,
                        before,
                        order.facts(),
                        order.parties()),
                at);
    }
}
