package dev.sluice.notification.delivery;

import dev.sluice.notification.catalogue.EventTypes;
import dev.sluice.notification.endpoint.EndpointDesk;
import dev.sluice.notification.endpoint.EndpointState;
import dev.sluice.notification.endpoint.WebhookEndpoint;
import dev.sluice.notification.health.HealthDesk;
import dev.sluice.platform.audit.AuditTrail;
import dev.sluice.platform.audit.Change;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.paging.Page;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an owner does with deliveries. Each use case is one transaction. */
@ApplicationScoped
@Transactional
public class DeliveryDesk {

    private final Deliveries deliveries;
    private final Messages messages;
    private final Turns turns;
    private final HealthDesk health;
    private final Dispatcher dispatcher;
    private final EndpointDesk endpoints;
    private final EventTypes eventTypes;
    private final AuditTrail audit;
    private final BusinessClock clock;
    private final Clock realTime;

    DeliveryDesk(
            Deliveries deliveries,
            Messages messages,
            Turns turns,
            HealthDesk health,
            Dispatcher dispatcher,
            EndpointDesk endpoints,
            EventTypes eventTypes,
            AuditTrail audit,
            BusinessClock clock,
            Clock realTime) {
        this.deliveries = deliveries;
        this.messages = messages;
        this.turns = turns;
        this.health = health;
        this.dispatcher = dispatcher;
        this.endpoints = endpoints;
        this.eventTypes = eventTypes;
        this.audit = audit;
        this.clock = clock;
        this.realTime = realTime;
    }

    /** A delivery with its log and the event as it is sent in full. */
    public record Detailed(Delivery delivery, List<LoggedAttempt> attempts, String event) {}

    public Page<Delivery> page(Caller caller, UUID endpoint, @Nullable DeliveryState state, PageRequest page) {
        endpoints.get(caller, endpoint);
        return Page.of(deliveries.page(endpoint, state, page), page, Delivery::position);
    }

    public Detailed get(Caller caller, UUID id) {
        var delivery = deliveries.require(caller, id);
        return new Detailed(delivery, deliveries.attempts(id), deliveries.event(delivery.messageId()));
    }

    public Delivery resend(Caller caller, UUID id, @Nullable IfMatch ifMatch) {
        var delivery = deliveries.requireLocked(caller, id);
        IfMatch.honour(ifMatch, delivery.version());
        if (delivery.state() == DeliveryState.PENDING) {
            throw notNow("resend", delivery.state().name(), delivery.stateSince());
        }
        if (!delivery.isResendable()) {
            throw takesNothing(endpoints.get(caller, delivery.endpointId()));
        }
        resend(delivery);
        var resent = deliveries.require(caller, id);
        record(caller, "resend_delivery", delivery, resent);
        return resent;
    }

    public Delivery test(Caller caller, UUID endpointId, String eventType, @Nullable IfMatch ifMatch) {
        var endpoint = endpoints.get(caller, endpointId);
        IfMatch.honour(ifMatch, endpoint.version());
        if (endpoint.state() == EndpointState.DISABLED) {
            throw notNow("test", endpoint.state().name(), endpoint.stateSince());
        }
        var type = eventTypes.find(eventType).orElseThrow(() -> unknownType(eventType));
        var message = TestMessages.of(type, clock.now(), realTime.instant());
        var id = messages.offerTest(message, endpointId, endpoint.tenantId(), clock.now());
        health.probe(endpointId, clock.now());
        var delivery = deliveries.require(caller, id);
        record(caller, "test_webhook_endpoint", null, delivery);
        return delivery;
    }

    /** Whoever waited behind it waits no more. */
    private void resend(Delivery delivery) {
        deliveries.resend(delivery.id(), clock.now()).ifPresent(key -> turns.next(Set.of(key), clock.now()));
        health.probe(delivery.endpointId(), clock.now());
        dispatcher.wakeAfterCommit(Set.of(delivery.endpointId()));
    }

    private static Refusal unknownType(String eventType) {
        var message = "No event type matches %s.".formatted(eventType);
        return Refusal.refused(
                "EVENT_TYPE_UNKNOWN",
                message,
                List.of(Violation.of("/eventType", "EVENT_TYPE_UNKNOWN", message)
                        .with(Remedy.of("INTEGRATOR", "Choose from GET /v1/event-types."))));
    }

    /** The delivery could be sent; its endpoint is what has to change. */
    private static Refusal takesNothing(WebhookEndpoint endpoint) {
        var message = "The endpoint takes nothing in the state %s, which it has since %s."
                .formatted(endpoint.state(), endpoint.stateSince());
        var act = endpoint.state() == EndpointState.UNVERIFIED ? "verify" : "enable";
        var violation = Violation.of(null, "ACTION_NOT_ALLOWED_IN_STATE", message)
                .with(Remedy.of(
                        "INTEGRATOR", "POST /v1/webhook-endpoints/%s/%s, then again.".formatted(endpoint.id(), act)));
        return new Refusal(Refusal.Kind.CONFLICT, "ACTION_NOT_ALLOWED_IN_STATE", message, List.of(violation))
                .with("state", endpoint.state())
                .with("stateSince", endpoint.stateSince());
    }

    private static Refusal notNow(String action, String state, Instant since) {
        return Refusal.conflict(
                        "ACTION_NOT_ALLOWED_IN_STATE",
                        "%s is not possible in the state %s, which it has since %s.".formatted(action, state, since))
                .with("state", state)
                .with("stateSince", since);
    }

    private void record(Caller caller, String operation, @Nullable Delivery before, Delivery after) {
        audit.record(
                caller,
                new Change(
                        operation,
                        "delivery",
                        after.id().toString(),
                        null,
                        null,
                        before,
                        after,
                        Set.of(caller.tenant())),
                clock.now());
    }
}
