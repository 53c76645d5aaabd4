package dev.sluice.transfer.relationship;

import dev.sluice.platform.tenancy.Caller;
import dev.sluice.platform.tenancy.TenantType;
import dev.sluice.transfer.registry.PartnerRef;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.net.URI;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A partner's request for a relationship. Each act is a verb, and each verb returns the event that tells it. */
@Entity
@Table(name = "relationship_request")
class RelationshipRequest {

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private RequestType type;

    private UUID requesterTenantId;
    private UUID partnerTenantId;
    private String partnerName;
    private @Nullable String resellerPartnerId;
    private @Nullable UUID providerTenantId;
    private @Nullable String providerName;
    private @Nullable UUID customerTenantId;
    private @Nullable String customerEmail;
    private boolean includeDelegatedAdmin;
    private @Nullable String message;

    @Enumerated(EnumType.STRING)
    private RequestState state;

    private Instant stateSince;
    private Instant requestedAt;
    private Instant expiresAt;
    private Instant sentAt;
    private int timesSent = 1;

    @Version
    private int version = 1;

    /** Events told so far. Counting makes each act a new version. */
    private long sequence;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected RelationshipRequest() {}

    RelationshipRequest(UUID id, RequestEntry entry, RequestPolicy.Situation asked, Instant now, Instant expiresAt) {
        this.id = id;
        this.type = entry.type();
        this.requesterTenantId = asked.requester();
        this.partnerTenantId = asked.partner().tenantId();
        this.partnerName = asked.partner().name();
        var provider = asked.provider();
        if (provider != null) {
            this.resellerPartnerId = entry.resellerPartnerId();
            this.providerTenantId = provider.tenantId();
            this.providerName = provider.name();
        }
        this.customerTenantId = entry.customerTenantId();
        this.customerEmail = entry.normalEmail();
        this.includeDelegatedAdmin = entry.wantsDelegatedAdmin();
        this.message = entry.message();
        this.state = RequestState.PENDING;
        this.stateSince = now;
        this.requestedAt = now;
        this.expiresAt = expiresAt;
        this.sentAt = now;
    }

    RelationshipEvent requested() {
        return new RelationshipEvent.Requested(facts(), expiresAt);
    }

    RelationshipEvent resend(Instant now) {
        this.sentAt = now;
        this.timesSent++;
        return new RelationshipEvent.Resent(facts(), expiresAt);
    }

    RelationshipEvent accept(UUID customer, List<RelationshipRef> relationships, Instant now) {
        answer(customer, RequestState.ACCEPTED, now);
        return new RelationshipEvent.Accepted(facts(), relationships, now);
    }

    RelationshipEvent rejectRegion(UUID customer, Instant now) {
        answer(customer, RequestState.REJECTED_REGION, now);
        return new RelationshipEvent.RejectedRegion(facts());
    }

    RelationshipEvent decline(UUID customer, Instant now) {
        answer(customer, RequestState.DECLINED, now);
        return new RelationshipEvent.Declined(facts());
    }

    RelationshipEvent withdraw(Instant now) {
        moveTo(RequestState.WITHDRAWN, now);
        return new RelationshipEvent.Withdrawn(facts());
    }

    /** At the deadline itself, however late it is noticed. */
    RelationshipEvent expire() {
        moveTo(RequestState.EXPIRED, expiresAt);
        return new RelationshipEvent.Expired(facts(), expiresAt);
    }

    private void answer(UUID customer, RequestState target, Instant now) {
        moveTo(target, now);
        this.customerTenantId = customer;
    }

    private void moveTo(RequestState target, Instant at) {
        if (!state.canBecome(target)) {
            throw new IllegalTransition(id, state, target);
        }
        this.state = target;
        this.stateSince = at;
    }

    long nextSequence() {
        return ++sequence;
    }

    RequestFacts facts() {
        return new RequestFacts(
                id, type, state, partner(), provider().orElse(null), customerTenantId, includeDelegatedAdmin);
    }

    /** Who hears of it. An address that was invited is no tenant yet. */
    Set<UUID> audience() {
        var tenants = new HashSet<UUID>();
        tenants.add(partnerTenantId);
        provider().map(PartnerRef::tenantId).ifPresent(tenants::add);
        if (customerTenantId != null) {
            tenants.add(customerTenantId);
        }
        return Set.copyOf(tenants);
    }

    /** In which role a caller takes part; empty for a stranger. */
    Optional<RequestParty> partyOf(Caller caller) {
        if (caller.isOperator()) {
            return Optional.of(RequestParty.OPERATOR);
        }
        if (caller.is(TenantType.CUSTOMER)) {
            return Optional.of(RequestParty.CUSTOMER).filter(_ -> invites(caller));
        }
        if (!caller.is(TenantType.PARTNER)) {
            return Optional.empty();
        }
        if (caller.belongsTo(partnerTenantId)) {
            return Optional.of(RequestParty.PARTNER);
        }
        return Optional.of(RequestParty.PROVIDER).filter(_ -> caller.belongsTo(providerTenantId));
    }

    private boolean invites(Caller caller) {
        return customerTenantId == null ? isAddressOf(caller.email()) : caller.belongsTo(customerTenantId);
    }

    private boolean isAddressOf(@Nullable String email) {
        return email != null && email.strip().toLowerCase(Locale.ROOT).equals(customerEmail);
    }

    /** By the clock: a deadline binds at its instant, swept or not. */
    RequestState stateAt(Instant now) {
        return state == RequestState.PENDING && !now.isBefore(expiresAt) ? RequestState.EXPIRED : state;
    }

    Instant stateSinceAt(Instant now) {
        return stateAt(now) == state ? stateSince : expiresAt;
    }

    boolean isPendingAt(Instant now) {
        return stateAt(now) == RequestState.PENDING;
    }

    UUID id() {
        return id;
    }

    RequestType type() {
        return type;
    }

    UUID requesterTenantId() {
        return requesterTenantId;
    }

    PartnerRef partner() {
        return new PartnerRef(partnerTenantId, partnerName);
    }

    Optional<PartnerRef> provider() {
        return providerTenantId == null || providerName == null
                ? Optional.empty()
                : Optional.of(new PartnerRef(providerTenantId, providerName));
    }

    @Nullable
    String resellerPartnerId() {
        return resellerPartnerId;
    }

    @Nullable
    UUID customerTenantId() {
        return customerTenantId;
    }

    @Nullable
    String customerEmail() {
        return customerEmail;
    }

    boolean includeDelegatedAdmin() {
        return includeDelegatedAdmin;
    }

    /** Where the customer answers, as the vendor spells it, with the request on top: each invitation is one customer's. */
    String link(URI invitationPage) {
        var query = provider()
                .map(provider -> "invType=IndirectResellerRelationship&partnerId=%s&msppId=%s&indirectCSPId=%s"
                        .formatted(partner().tenantId(), resellerPartnerId(), provider.tenantId()))
                .orElseGet(() -> "invType=ResellerRelationship&partnerId=%s&msppId=0"
                        .formatted(partner().tenantId()));
        return "%s?%s&DAP=%s&requestId=%s#/BillingAccounts/partner-invitation"
                .formatted(invitationPage, query, includeDelegatedAdmin(), id());
    }

    @Nullable
    String message() {
        return message;
    }

    RequestState state() {
        return state;
    }

    Instant stateSince() {
        return stateSince;
    }

    Instant requestedAt() {
        return requestedAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    Instant sentAt() {
        return sentAt;
    }

    int timesSent() {
        return timesSent;
    }

    int version() {
        return version;
    }
}
