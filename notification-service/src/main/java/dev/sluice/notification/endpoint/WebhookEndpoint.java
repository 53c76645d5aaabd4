package dev.sluice.notification.endpoint;

import dev.sluice.platform.tenancy.Caller;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An address of a tenant that wants to hear of events. Secrets and headers are texts that only the {@link Safe} opens. */
@Entity
@Table(name = "webhook_endpoint")
public class WebhookEndpoint {

    @Id
    private UUID id;

    private UUID tenantId;

    @Enumerated(EnumType.STRING)
    private EndpointKind kind;

    private String url;
    private String[] eventTypes;
    private @Nullable String description;
    private UUID[] customerTenantIds;

    @Enumerated(EnumType.STRING)
    private DeliveryOrder deliveryOrder;

    @Enumerated(EnumType.STRING)
    private Payload payload;

    private @Nullable Integer maxPerSecond;
    private byte @Nullable [] headers;
    private byte[] secret;
    private String[] previousSecrets;

    @Enumerated(EnumType.STRING)
    private EndpointState state;

    private Instant stateSince;

    @SuppressWarnings("UnusedVariable") // the statement of the intake reads it
    private boolean collects;

    @Enumerated(EnumType.STRING)
    private @Nullable DisabledReason disabledReason;

    private @Nullable Instant verifiedAt;
    private long eventSequence;
    private Instant createdAt;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected WebhookEndpoint() {}

    @SuppressWarnings("NullAway.Init") // the version is Hibernate's
    WebhookEndpoint(
            UUID id, Caller owner, EndpointSettings settings, byte[] secret, byte @Nullable [] headers, Instant now) {
        this.id = id;
        this.tenantId = owner.tenant();
        this.kind = EndpointKind.WEBHOOK;
        this.url = settings.url();
        this.eventTypes = settings.eventTypes().toArray(String[]::new);
        this.description = settings.description();
        this.customerTenantIds = array(settings.customerTenantIds());
        this.deliveryOrder = settings.order() == null ? DeliveryOrder.NONE : settings.order();
        this.payload = settings.payload() == null ? Payload.FULL : settings.payload();
        this.maxPerSecond = settings.maxPerSecond();
        this.headers = headers;
        this.secret = secret;
        this.previousSecrets = new String[0];
        this.state = EndpointState.UNVERIFIED;
        this.stateSince = now;
        this.createdAt = now;
    }

    /** A topic: in order per key, in full; its address needs no proof, since it is made for its owner alone. */
    static WebhookEndpoint stream(UUID id, Caller owner, String address, List<String> eventTypes, Instant now) {
        var settings =
                new EndpointSettings(address, eventTypes, null, null, DeliveryOrder.PER_KEY, Payload.FULL, null, null);
        var stream = new WebhookEndpoint(id, owner, settings, new byte[0], null, now);
        stream.kind = EndpointKind.TOPIC;
        stream.verified(now);
        return stream;
    }

    void hearsOf(List<String> wanted) {
        eventTypes = wanted.toArray(String[]::new);
    }

    /** A new address has to be proven anew, unless the endpoint is switched off anyway. */
    void change(EndpointSettings.Change change, byte @Nullable [] newHeaders, Instant now) {
        eventTypes =
                change.eventTypes() == null ? eventTypes : change.eventTypes().toArray(String[]::new);
        description = change.description() == null ? description : change.description();
        customerTenantIds = change.customerTenantIds() == null ? customerTenantIds : array(change.customerTenantIds());
        deliveryOrder = change.order() == null ? deliveryOrder : change.order();
        payload = change.payload() == null ? payload : change.payload();
        maxPerSecond = change.maxPerSecond() == null ? maxPerSecond : limit(change.maxPerSecond());
        headers = change.headers() == null ? headers : newHeaders;
        if (change.url() != null && !change.url().equals(url)) {
            url = change.url();
            verifiedAt = null;
            if (state == EndpointState.ENABLED) {
                moveTo(EndpointState.UNVERIFIED, now);
                collects = true;
            }
        }
    }

    /** 0 takes the limit away. */
    private static @Nullable Integer limit(int wanted) {
        return wanted == 0 ? null : wanted;
    }

    void verified(Instant now) {
        verifiedAt = now;
        if (state != EndpointState.ENABLED) {
            disabledReason = null;
            moveTo(EndpointState.ENABLED, now);
        }
    }

    void enable(Instant now) {
        disabledReason = null;
        moveTo(verifiedAt == null ? EndpointState.UNVERIFIED : EndpointState.ENABLED, now);
    }

    EndpointEvent.Disabled disable(DisabledReason reason, @Nullable Instant failingSince, Instant now) {
        moveTo(EndpointState.DISABLED, now);
        disabledReason = reason;
        eventSequence++;
        return new EndpointEvent.Disabled(id, tenantId, reason, failingSince);
    }

    EndpointEvent.Failing failing(Instant since, int percent, Instant disableAt) {
        eventSequence++;
        return new EndpointEvent.Failing(id, tenantId, since, percent, disableAt);
    }

    EndpointEvent.Recovered recovered(Instant failingSince) {
        eventSequence++;
        return new EndpointEvent.Recovered(id, tenantId, failingSince);
    }

    /** Each secret before it signs until its own end; a rotation without overlap ends them all. */
    EndpointEvent.SecretRotated rotate(byte[] newSecret, Instant until, Instant now) {
        var replaced = new PreviousSecret(secret, until);
        previousSecrets = replaced.signs(now)
                ? Stream.concat(Stream.of(replaced), previousSecrets(now).stream())
                        .map(PreviousSecret::kept)
                        .toArray(String[]::new)
                : new String[0];
        secret = newSecret;
        eventSequence++;
        return new EndpointEvent.SecretRotated(id, tenantId, until);
    }

    /** The row stays for the log of its deliveries; the secrets go. */
    void delete(Instant now) {
        moveTo(EndpointState.DELETED, now);
        disabledReason = null;
        secret = new byte[0];
        previousSecrets = new String[0];
        headers = null;
    }

    /** What falls due for an endpoint. */
    public enum DueKind {
        DISABLE,
        PREVIOUS_SECRET_ENDS
    }

    /** When something falls due, which its owner has to mind. */
    public record Due(DueKind kind, Instant at) {}

    /** The secrets first, the earliest first. */
    public List<Due> due(Vital vital, Instant now) {
        var ends = previousSecretsEnd(now).stream().map(at -> new Due(DueKind.PREVIOUS_SECRET_ENDS, at));
        var disables = state.canBecome(EndpointState.DISABLED)
                ? Stream.ofNullable(vital.disableAt()).map(at -> new Due(DueKind.DISABLE, at))
                : Stream.<Due>empty();
        return Stream.concat(ends, disables).toList();
    }

    private void moveTo(EndpointState target, Instant now) {
        if (!state.canBecome(target)) {
            throw new IllegalStateException("endpoint %s cannot become %s from %s".formatted(id, target, state));
        }
        state = target;
        stateSince = now;
        collects = false;
    }

    private static UUID[] array(@Nullable List<UUID> ids) {
        return ids == null ? new UUID[0] : ids.toArray(UUID[]::new);
    }

    public UUID id() {
        return id;
    }

    public UUID tenantId() {
        return tenantId;
    }

    public EndpointKind kind() {
        return kind;
    }

    public String url() {
        return url;
    }

    public List<String> eventTypes() {
        return List.of(eventTypes);
    }

    public Optional<String> description() {
        return Optional.ofNullable(description);
    }

    public List<UUID> customerTenantIds() {
        return List.of(customerTenantIds);
    }

    public DeliveryOrder order() {
        return deliveryOrder;
    }

    public Payload payload() {
        return payload;
    }

    public Optional<Integer> maxPerSecond() {
        return Optional.ofNullable(maxPerSecond);
    }

    byte @Nullable [] headers() {
        return headers;
    }

    byte[] secret() {
        return secret;
    }

    /** Those that sign now as well, the latest first. */
    List<PreviousSecret> previousSecrets(Instant now) {
        return Arrays.stream(previousSecrets)
                .map(PreviousSecret::parse)
                .filter(previous -> previous.signs(now))
                .toList();
    }

    /** When each of those that sign as well ends, the earliest first. */
    public List<Instant> previousSecretsEnd(Instant now) {
        return previousSecrets(now).stream().map(PreviousSecret::until).sorted().toList();
    }

    public EndpointState state() {
        return state;
    }

    public Instant stateSince() {
        return stateSince;
    }

    public Optional<DisabledReason> disabledReason() {
        return Optional.ofNullable(disabledReason);
    }

    public Optional<Instant> verifiedAt() {
        return Optional.ofNullable(verifiedAt);
    }

    long eventSequence() {
        return eventSequence;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public long version() {
        return version;
    }
}
