package dev.sluice.notification.replay;

import dev.sluice.notification.catalogue.EventTypes;
import dev.sluice.notification.endpoint.EndpointDesk;
import dev.sluice.notification.endpoint.EndpointState;
import dev.sluice.notification.endpoint.WebhookEndpoint;
import dev.sluice.platform.audit.AuditTrail;
import dev.sluice.platform.audit.Change;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.progress.OperationStatus;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an owner does with replays. Each use case is one transaction. */
@ApplicationScoped
@Transactional
public class ReplayDesk {

    private final EndpointDesk endpoints;
    private final Replays replays;
    private final EventTypes eventTypes;
    private final ReplayPolicy policy;
    private final AuditTrail audit;
    private final BusinessClock clock;

    ReplayDesk(
            EndpointDesk endpoints,
            Replays replays,
            EventTypes eventTypes,
            ReplayConfig config,
            AuditTrail audit,
            BusinessClock clock) {
        this.endpoints = endpoints;
        this.replays = replays;
        this.eventTypes = eventTypes;
        this.policy = new ReplayPolicy(config.farthestBack());
        this.audit = audit;
        this.clock = clock;
    }

    /** @param ifMatch of the endpoint */
    public OperationStatus start(Caller caller, UUID endpointId, NewReplay wanted, @Nullable IfMatch ifMatch) {
        var endpoint = endpoints.get(caller, endpointId);
        IfMatch.honour(ifMatch, endpoint.version());
        require(endpoint, wanted);
        requireTheOnlyOne(endpointId);
        var id = TimeOrderedId.next();
        var types = wanted.eventTypes() == null ? List.of("*") : wanted.eventTypes();
        replays.insert(id, endpointId, caller, wanted, EventTypes.likePatterns(types), clock.now());
        replays.count(id, EventTypes.likePatterns(endpoint.eventTypes()));
        var change = new Change(
                "start_replay", "operation", id.toString(), null, null, null, wanted, Set.of(endpoint.tenantId()));
        audit.record(caller, change, clock.now());
        return replays.find(id, caller).orElseThrow().status();
    }

    /** The newest first. */
    public List<OperationStatus> page(Caller caller, UUID endpointId, PageRequest page) {
        endpoints.get(caller, endpointId);
        return replays.page(endpointId, page).stream().map(Replay::status).toList();
    }

    /** An index of the database keeps it for two who ask at once. */
    private void requireTheOnlyOne(UUID endpointId) {
        replays.running(endpointId).ifPresent(running -> {
            var message = "Replay %s of this endpoint has been running since %s."
                    .formatted(running.id(), running.createdAt());
            throw Refusal.conflict("REPLAY_RUNNING", message)
                    .with("operationId", running.id())
                    .with("state", running.state())
                    .with("stateSince", running.createdAt());
        });
    }

    private void require(WebhookEndpoint endpoint, NewReplay wanted) {
        var named = wanted.eventTypes() == null ? List.<String>of() : wanted.eventTypes();
        var objections = policy.objections(wanted, eventTypes.violations("/eventTypes", named), clock.now());
        if (!objections.isEmpty()) {
            throw Refusal.refused(
                    objections.getFirst().code(), objections.getFirst().message(), objections);
        }
        if (endpoint.state() != EndpointState.ENABLED) {
            throw Refusal.conflict(
                            "ACTION_NOT_ALLOWED_IN_STATE",
                            "replay is not possible in the state %s, which it has since %s."
                                    .formatted(endpoint.state(), endpoint.stateSince()))
                    .with("state", endpoint.state())
                    .with("stateSince", endpoint.stateSince());
        }
    }
}
