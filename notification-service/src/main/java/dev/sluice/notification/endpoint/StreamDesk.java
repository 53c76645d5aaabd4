package dev.sluice.notification.endpoint;

import dev.sluice.notification.catalogue.EventTypes;
import dev.sluice.platform.audit.AuditTrail;
import dev.sluice.platform.audit.Change;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Endpoints that are topics: in order per key, in full, and nothing to prove, since the topic is made for its owner alone. */
@ApplicationScoped
@Transactional
public class StreamDesk {

    private static final String RESOURCE = "kafka_subscription";

    private final Endpoints endpoints;
    private final Traffic traffic;
    private final EventTypes types;
    private final AuditTrail audit;
    private final BusinessClock clock;

    StreamDesk(Endpoints endpoints, Traffic traffic, EventTypes types, AuditTrail audit, BusinessClock clock) {
        this.endpoints = endpoints;
        this.traffic = traffic;
        this.types = types;
        this.audit = audit;
        this.clock = clock;
    }

    public WebhookEndpoint open(Caller caller, String address, List<String> eventTypes) {
        requireKnown(eventTypes);
        var endpoint = WebhookEndpoint.stream(TimeOrderedId.next(), caller, address, eventTypes, clock.now());
        endpoints.persistAndFlush(endpoint);
        traffic.open(endpoint.id());
        record(caller, "create_kafka_subscription", endpoint, null);
        return endpoint;
    }

    public WebhookEndpoint change(Caller caller, UUID id, List<String> eventTypes, @Nullable IfMatch ifMatch) {
        var endpoint = endpoints.requireLocked(caller, id, EndpointKind.TOPIC);
        IfMatch.require(ifMatch, endpoint.version());
        requireKnown(eventTypes);
        var before = PublicState.of(endpoint, Set.of());
        endpoint.hearsOf(eventTypes);
        endpoints.flush();
        record(caller, "change_kafka_subscription", endpoint, before);
        return endpoint;
    }

    public void close(Caller caller, UUID id, @Nullable IfMatch ifMatch) {
        var endpoint = endpoints.requireLocked(caller, id, EndpointKind.TOPIC);
        IfMatch.honour(ifMatch, endpoint.version());
        var before = PublicState.of(endpoint, Set.of());
        endpoint.delete(clock.now());
        endpoints.flush();
        traffic.abandon(id, clock.now());
        record(caller, "delete_kafka_subscription", endpoint, before);
    }

    public WebhookEndpoint get(Caller caller, UUID id) {
        return endpoints.require(caller, id, EndpointKind.TOPIC);
    }

    public Optional<WebhookEndpoint> of(Caller caller) {
        return endpoints.streamOf(caller);
    }

    private void requireKnown(List<String> eventTypes) {
        var objections = types.violations("/eventTypes", eventTypes);
        if (!objections.isEmpty()) {
            throw Refusal.refused(
                    objections.getFirst().code(), objections.getFirst().message(), objections);
        }
    }

    private void record(Caller caller, String operation, WebhookEndpoint endpoint, @Nullable Object before) {
        var after = endpoint.state() == EndpointState.DELETED ? null : PublicState.of(endpoint, Set.of());
        var change = new Change(
                operation, RESOURCE, endpoint.id().toString(), null, null, before, after, Set.of(endpoint.tenantId()));
        audit.record(caller, change, clock.now());
    }
}
