package dev.sluice.notification.endpoint;

import dev.sluice.platform.deadlines.Deadline;
import dev.sluice.platform.deadlines.DeadlineSource;
import dev.sluice.platform.deadlines.DeadlineWords;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What falls due for an endpoint; it stands in the endpoint itself and in how it fares. */
@ApplicationScoped
class EndpointDeadlines implements DeadlineSource, DeadlineWords {

    private static final String AGGREGATE = "webhook_endpoint";
    private static final String OWNER = "OWNER";

    private final Endpoints endpoints;
    private final Vitals vitals;

    EndpointDeadlines(Endpoints endpoints, Vitals vitals) {
        this.endpoints = endpoints;
        this.vitals = vitals;
    }

    @Override
    public List<Deadline> of(Caller caller, Instant now) {
        if (!EndpointOwners.include(caller)) {
            return List.of();
        }
        var owned = endpoints.of(caller);
        var known = vitals.of(owned.stream().map(WebhookEndpoint::id).toList());
        return owned.stream()
                .flatMap(endpoint -> endpoint.due(known.getOrDefault(endpoint.id(), Vital.UNKNOWN), now).stream()
                        .map(due -> deadline(endpoint, due)))
                .toList();
    }

    private static Deadline deadline(WebhookEndpoint endpoint, WebhookEndpoint.Due due) {
        var key = due.kind() == WebhookEndpoint.DueKind.DISABLE ? "" : due.at().toString();
        return new Deadline(
                AGGREGATE, endpoint.id(), due.kind().name(), key, due.at(), OWNER, Set.of(endpoint.tenantId()));
    }

    @Override
    public String aggregateType() {
        return AGGREGATE;
    }

    @Override
    public String link(UUID aggregateId) {
        return "/v1/webhook-endpoints/" + aggregateId;
    }

    @Override
    public String summary(Deadline deadline) {
        return switch (WebhookEndpoint.DueKind.valueOf(deadline.kind())) {
            case DISABLE -> "A webhook endpoint is disabled unless a delivery succeeds";
            case PREVIOUS_SECRET_ENDS -> "A replaced secret of a webhook endpoint signs no more";
        };
    }
}
