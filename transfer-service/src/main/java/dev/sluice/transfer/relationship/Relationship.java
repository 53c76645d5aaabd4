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
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A partner may serve a customer. */
@Entity
@Table(name = "relationship")
class Relationship {

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private RelationshipType type;

    private UUID partnerTenantId;
    private String partnerName;
    private UUID customerTenantId;
    private @Nullable UUID otherPartnerTenantId;

    @Enumerated(EnumType.STRING)
    private RelationshipState state;

    private Instant since;
    private @Nullable Instant until;

    @Enumerated(EnumType.STRING)
    private @Nullable EndedBy endedBy;

    private boolean delegatedAdmin;
    private @Nullable Instant delegatedAdminSince;
    private @Nullable UUID requestId;

    @Version
    private int version = 1;

    private long sequence;
    private long stateSequence;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Relationship() {}

    Relationship(UUID id, Bond bond, @Nullable UUID requestId, Instant now) {
        this.id = id;
        this.type = bond.type();
        this.partnerTenantId = bond.partner().tenantId();
        this.partnerName = bond.partner().name();
        this.customerTenantId = bond.customer();
        this.otherPartnerTenantId = bond.otherPartner();
        this.state = RelationshipState.ACTIVE;
        this.since = now;
        this.requestId = requestId;
    }

    /**
     * Whom it is between.
     *
     * @param otherPartner the provider of a reseller, or the reseller of a provider
     */
    record Bond(
            RelationshipType type,
            PartnerRef partner,
            UUID customer,
            @Nullable UUID otherPartner) {}

    /** The customer gives the partner administrative rights, if it does not have them already. */
    void delegateAdmin(Instant now) {
        if (!delegatedAdmin) {
            this.delegatedAdmin = true;
            this.delegatedAdminSince = now;
        }
    }

    RelationshipEvent endDelegatedAdmin(Instant now) {
        this.delegatedAdmin = false;
        this.delegatedAdminSince = null;
        return new RelationshipEvent.DelegatedAdminEnded(facts(), now);
    }

    RelationshipEvent remove(EndedBy side, Instant now) {
        if (!isActive()) {
            throw new IllegalTransition(id, state, RelationshipState.REMOVED);
        }
        this.state = RelationshipState.REMOVED;
        this.until = now;
        this.endedBy = side;
        this.delegatedAdmin = false;
        this.delegatedAdminSince = null;
        return new RelationshipEvent.Ended(facts(), side, now);
    }

    long nextSequence() {
        return ++sequence;
    }

    long nextStateSequence() {
        return ++stateSequence;
    }

    private RelationshipFacts facts() {
        return new RelationshipFacts(
                id, type, state, new PartnerRef(partnerTenantId, partnerName), customerTenantId, delegatedAdmin);
    }

    RelationshipSnapshot snapshot() {
        return new RelationshipSnapshot(
                id,
                type,
                state,
                partnerTenantId,
                partnerName,
                customerTenantId,
                indirectProviderTenantId(),
                resellerTenantId(),
                since,
                until,
                delegatedAdmin,
                delegatedAdminSince,
                version);
    }

    RelationshipRef ref() {
        return new RelationshipRef(id, type, partnerTenantId);
    }

    boolean isSeenBy(Caller caller) {
        return caller.isOperator() || sideOf(caller) != null;
    }

    @Nullable
    EndedBy sideOf(Caller caller) {
        if (caller.is(TenantType.CUSTOMER) && caller.belongsTo(customerTenantId)) {
            return EndedBy.CUSTOMER;
        }
        return caller.is(TenantType.PARTNER) && caller.belongsTo(partnerTenantId) ? EndedBy.PARTNER : null;
    }

    Set<UUID> parties() {
        return Set.of(partnerTenantId, customerTenantId);
    }

    /** Those that its state names. */
    Set<UUID> named() {
        return Stream.of(partnerTenantId, customerTenantId, otherPartnerTenantId)
                .flatMap(Stream::ofNullable)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Between the same parties, in the same model. */
    boolean isFor(RelationshipRequest request) {
        var others = request.provider()
                .map(provider -> Set.of(provider.tenantId(), request.partner().tenantId()))
                .orElseGet(Set::of);
        return otherPartnerTenantId == null ? others.isEmpty() : others.contains(otherPartnerTenantId);
    }

    boolean heldAt(Instant at) {
        return !since.isAfter(at) && (until == null || until.isAfter(at));
    }

    boolean isActive() {
        return state == RelationshipState.ACTIVE;
    }

    @Nullable
    UUID indirectProviderTenantId() {
        return type == RelationshipType.INDIRECT_RESELLER ? otherPartnerTenantId : null;
    }

    @Nullable
    UUID resellerTenantId() {
        return type == RelationshipType.INDIRECT_PROVIDER ? otherPartnerTenantId : null;
    }

    UUID id() {
        return id;
    }

    RelationshipType type() {
        return type;
    }

    UUID partnerTenantId() {
        return partnerTenantId;
    }

    String partnerName() {
        return partnerName;
    }

    UUID customerTenantId() {
        return customerTenantId;
    }

    RelationshipState state() {
        return state;
    }

    Instant since() {
        return since;
    }

    @Nullable
    Instant until() {
        return until;
    }

    @Nullable
    EndedBy endedBy() {
        return endedBy;
    }

    boolean hasDelegatedAdmin() {
        return delegatedAdmin;
    }

    @Nullable
    Instant delegatedAdminSince() {
        return delegatedAdminSince;
    }

    @Nullable
    UUID requestId() {
        return requestId;
    }

    int version() {
        return version;
    }
}
