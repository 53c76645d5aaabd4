package dev.sluice.notification.endpoint;

import dev.sluice.notification.catalogue.EventTypes;
import dev.sluice.notification.sending.SigningSecret;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.clock.TimeOrderedId;
import dev.sluice.platform.command.IfMatch;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an owner does with its endpoints. Each use case is one transaction. */
@ApplicationScoped
@Transactional
public class EndpointDesk {

    private static final int MOST_PREVIOUS_SECRETS = 5;

    private final Endpoints endpoints;
    private final Safe safe;
    private final Traffic traffic;
    private final SettingsPolicy policy;
    private final ReceiverDesk receivers;
    private final EndpointTrail trail;
    private final BusinessClock clock;

    EndpointDesk(
            Endpoints endpoints,
            Safe safe,
            Traffic traffic,
            EventTypes eventTypes,
            ReceiverDesk receivers,
            EndpointTrail trail,
            BusinessClock clock) {
        this.endpoints = endpoints;
        this.safe = safe;
        this.traffic = traffic;
        this.policy = new SettingsPolicy(eventTypes::isKnownPattern);
        this.receivers = receivers;
        this.trail = trail;
        this.clock = clock;
    }

    /** An endpoint with a secret in clear, for the one answer that shows it. */
    public record WithSecret(WebhookEndpoint endpoint, SigningSecret secret) {}

    /** @param urlObjection what the address guard has against the address, if anything */
    public WithSecret create(Caller caller, EndpointSettings settings, @Nullable String urlObjection) {
        policy.require(settings.url(), urlObjection, settings.eventTypes());
        var id = TimeOrderedId.next();
        var secret = safe.newSecret();
        var endpoint = new WebhookEndpoint(
                id, caller, settings, safe.lock(id, secret), safe.lock(id, settings.headers()), clock.now());
        endpoints.persistAndFlush(endpoint);
        traffic.open(id);
        record(caller, "create_webhook_endpoint", endpoint, null);
        return new WithSecret(endpoint, secret);
    }

    public WebhookEndpoint change(
            Caller caller,
            UUID id,
            EndpointSettings.Change change,
            @Nullable String urlObjection,
            @Nullable IfMatch ifMatch) {
        var endpoint = endpoints.requireLocked(caller, id);
        IfMatch.require(ifMatch, endpoint.version());
        policy.require(change.url(), urlObjection, change.eventTypes());
        var before = trail.state(endpoint);
        var wasEnabled = endpoint.state() == EndpointState.ENABLED;
        var order = endpoint.order();
        endpoint.change(change, safe.lock(id, change.headers()), clock.now());
        endpoints.flush();
        if (wasEnabled && endpoint.state() != EndpointState.ENABLED) {
            traffic.moved(id);
        }
        if (endpoint.order() != order) {
            traffic.reorder(id, endpoint.order());
        }
        record(caller, "change_webhook_endpoint", endpoint, before);
        return endpoint;
    }

    public void delete(Caller caller, UUID id, @Nullable IfMatch ifMatch) {
        var endpoint = endpoints.requireLocked(caller, id);
        IfMatch.honour(ifMatch, endpoint.version());
        var before = trail.state(endpoint);
        endpoint.delete(clock.now());
        endpoints.flush();
        traffic.abandon(id, clock.now());
        record(caller, "delete_webhook_endpoint", endpoint, before);
    }

    /** What has to be known to ask the receiver whether it wants to hear from us. */
    public record Candidate(UUID id, String url, Map<String, String> headers, List<SigningSecret> secrets) {}

    public Candidate candidate(Caller caller, UUID id) {
        var endpoint = endpoints.require(caller, id);
        var now = clock.now();
        return new Candidate(
                id,
                endpoint.url(),
                safe.headers(id, endpoint.headers()),
                safe.secrets(id, endpoint.secret(), endpoint.previousSecrets(now), now));
    }

    /**
     * @param provenUrl the address that was asked; another one meanwhile proves nothing
     * @param objection why ownership is not proven, if it is not
     */
    public WebhookEndpoint verify(
            Caller caller, UUID id, String provenUrl, @Nullable String objection, @Nullable IfMatch ifMatch) {
        var endpoint = endpoints.requireLocked(caller, id);
        IfMatch.honour(ifMatch, endpoint.version());
        if (objection != null || !endpoint.url().equals(provenUrl)) {
            throw Refusal.refused(
                    "VERIFICATION_FAILED",
                    "The endpoint answered neither the handshake nor the challenge: %s."
                            .formatted(objection == null ? "its address has changed meanwhile" : objection),
                    List.of());
        }
        var before = trail.state(endpoint);
        endpoint.verified(clock.now());
        endpoints.flush();
        traffic.release(id, clock.now());
        record(caller, "verify_webhook_endpoint", endpoint, before);
        return endpoint;
    }

    public WithSecret rotateSecret(Caller caller, UUID id, Duration overlap, @Nullable IfMatch ifMatch) {
        var endpoint = endpoints.requireLocked(caller, id);
        IfMatch.honour(ifMatch, endpoint.version());
        var before = trail.state(endpoint);
        var now = clock.now();
        if (!overlap.isZero()) {
            requireRoom(endpoint.previousSecretsEnd(now));
        }
        var secret = safe.newSecret();
        var rotated = endpoint.rotate(safe.lock(id, secret), now.plus(overlap), now);
        endpoints.flush();
        traffic.rotated(id);
        receivers.announce(endpoint, rotated, now);
        record(caller, "rotate_webhook_secret", endpoint, before);
        return new WithSecret(endpoint, secret);
    }

    public WebhookEndpoint enable(Caller caller, UUID id, @Nullable IfMatch ifMatch) {
        var endpoint = endpoints.requireLocked(caller, id);
        IfMatch.honour(ifMatch, endpoint.version());
        requireState("enable", endpoint, EndpointState.DISABLED);
        var before = trail.state(endpoint);
        endpoint.enable(clock.now());
        endpoints.flush();
        if (endpoint.state() == EndpointState.ENABLED) {
            traffic.release(id, clock.now());
        }
        record(caller, "enable_webhook_endpoint", endpoint, before);
        return endpoint;
    }

    public WebhookEndpoint disable(Caller caller, UUID id, @Nullable IfMatch ifMatch) {
        var endpoint = endpoints.requireLocked(caller, id);
        IfMatch.honour(ifMatch, endpoint.version());
        requireState("disable", endpoint, EndpointState.ENABLED, EndpointState.UNVERIFIED);
        receivers.disable(caller, endpoint, DisabledReason.OWNER, null, clock.now());
        return endpoint;
    }

    public WebhookEndpoint get(Caller caller, UUID id) {
        return endpoints.require(caller, id);
    }

    public List<WebhookEndpoint> page(Caller caller, PageRequest page) {
        return endpoints.page(caller, page);
    }

    /** Each signs every request. */
    private static void requireRoom(List<Instant> ends) {
        if (ends.size() >= MOST_PREVIOUS_SECRETS) {
            var message = "%d previous secrets still sign.".formatted(ends.size());
            var eligible = Violation.of("/overlap", "TOO_MANY_SECRETS", message)
                    .from(ends.getFirst())
                    .with(Remedy.of("INTEGRATOR", "Wait until one of them ends, or end them all by the overlap PT0S."));
            throw new Refusal(Refusal.Kind.CONFLICT, "TOO_MANY_SECRETS", message, List.of(eligible));
        }
    }

    private static void requireState(String action, WebhookEndpoint endpoint, EndpointState... allowed) {
        if (!Set.of(allowed).contains(endpoint.state())) {
            throw Refusal.conflict(
                            "ACTION_NOT_ALLOWED_IN_STATE",
                            "%s is not possible in the state %s, which it has since %s."
                                    .formatted(action, endpoint.state(), endpoint.stateSince()))
                    .with("state", endpoint.state())
                    .with("stateSince", endpoint.stateSince());
        }
    }

    private void record(Caller caller, String operation, WebhookEndpoint endpoint, @Nullable PublicState before) {
        trail.record(caller, operation, endpoint, before, clock.now());
    }
}
