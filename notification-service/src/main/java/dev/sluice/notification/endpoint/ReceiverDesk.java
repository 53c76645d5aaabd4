package dev.sluice.notification.endpoint;

import dev.sluice.platform.outbox.Announced;
import dev.sluice.platform.outbox.Outbox;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What becomes of an endpoint by the way its receiver behaves. Joins the transaction of whoever noticed. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class ReceiverDesk {

    private final Endpoints endpoints;
    private final Traffic traffic;
    private final Outbox outbox;
    private final EndpointTrail trail;

    ReceiverDesk(Endpoints endpoints, Traffic traffic, Outbox outbox, EndpointTrail trail) {
        this.endpoints = endpoints;
        this.traffic = traffic;
        this.outbox = outbox;
        this.trail = trail;
    }

    /** Locks it; false when it takes nothing anyway, or is a topic of ours, whose failures are not its owner's. */
    public boolean isOpen(UUID id) {
        return endpoints
                .findLocked(id)
                .filter(endpoint -> endpoint.kind() == EndpointKind.WEBHOOK)
                .filter(endpoint -> endpoint.state().canBecome(EndpointState.DISABLED))
                .isPresent();
    }

    public void disable(UUID id, DisabledReason reason, @Nullable Instant failingSince, Instant at) {
        endpoints
                .findLocked(id)
                .ifPresent(endpoint -> disable(Caller.system("delivery"), endpoint, reason, failingSince, at));
    }

    public void warn(UUID id, Instant failingSince, int percent, Instant disableAt, Instant at) {
        endpoints
                .findLocked(id)
                .ifPresent(endpoint -> announce(endpoint, endpoint.failing(failingSince, percent, disableAt), at));
    }

    public void recovered(UUID id, Instant failingSince, Instant at) {
        endpoints.findLocked(id).ifPresent(endpoint -> announce(endpoint, endpoint.recovered(failingSince), at));
    }

    void disable(
            Caller caller,
            WebhookEndpoint endpoint,
            DisabledReason reason,
            @Nullable Instant failingSince,
            Instant at) {
        var before = trail.state(endpoint);
        var disabled = endpoint.disable(reason, failingSince, at);
        endpoints.flush();
        traffic.hold(endpoint.id());
        announce(endpoint, disabled, at);
        trail.record(caller, "disable_webhook_endpoint", endpoint, before, at);
    }

    void announce(WebhookEndpoint endpoint, EndpointEvent event, Instant at) {
        outbox.publish(
                event,
                new Announced(
                        endpoint.id().toString(), endpoint.eventSequence(), null, Set.of(endpoint.tenantId()), at));
    }
}
