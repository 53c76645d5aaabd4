package dev.sluice.transfer.manual;

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
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A move that its parties make step by step. What it came to when it was opened stays. */
@Entity
@Table(name = "manual_transition")
class Transition {

    @Id
    private UUID id;

    private UUID customerTenantId;
    private UUID partnerTenantId;
    private String partnerName;
    private @Nullable UUID sourcePartnerTenantId;

    @Enumerated(EnumType.STRING)
    private Channel sourceChannel;

    private String sourceSubscriptionId;
    private LocalDate sourceEndDate;
    private String targetSku;
    private @Nullable LocalDate plannedPurchase;
    private boolean provisioningIdMatch;
    private @Nullable Boolean quantityMatch;
    private boolean licenseReassignmentRequired;

    @Enumerated(EnumType.STRING)
    private CreditRoute creditRoute;

    @Enumerated(EnumType.STRING)
    private Advice advice;

    private LocalDate purchaseDeadline;

    @Enumerated(EnumType.STRING)
    private TransitionState state;

    private Instant stateSince;
    private Instant openedAt;

    @Version
    private int version = 1;

    private long sequence;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Transition() {}

    Transition(UUID id, PartnerRef partner, Source source, TransitionEntry entry, Checklist checklist, Instant now) {
        this.id = id;
        this.customerTenantId = source.customerTenantId();
        this.partnerTenantId = partner.tenantId();
        this.partnerName = partner.name();
        this.sourcePartnerTenantId = source.partner();
        this.sourceChannel = source.channel();
        this.sourceSubscriptionId = source.subscriptionId();
        this.sourceEndDate = source.endDate();
        this.targetSku = entry.targetSku().strip();
        this.plannedPurchase = entry.plannedPurchase();
        this.provisioningIdMatch = checklist.provisioningIdMatch();
        this.quantityMatch = checklist.quantityMatch();
        this.licenseReassignmentRequired = checklist.licenseReassignmentRequired();
        this.creditRoute = checklist.creditRoute();
        this.advice = checklist.advice();
        this.purchaseDeadline = checklist.purchaseDeadline();
        this.state = TransitionState.OPEN;
        this.stateSince = now;
        this.openedAt = now;
    }

    void complete(Instant now) {
        if (state != TransitionState.OPEN) {
            throw new IllegalStateException("%s is completed already".formatted(id));
        }
        this.state = TransitionState.COMPLETED;
        this.stateSince = now;
    }

    TransitionFacts facts() {
        return new TransitionFacts(
                id,
                state,
                customerTenantId,
                new PartnerRef(partnerTenantId, partnerName),
                sourceChannel,
                sourceSubscriptionId,
                targetSku,
                purchaseDeadline);
    }

    Checklist checklist() {
        return new Checklist(
                purchaseDeadline, provisioningIdMatch, quantityMatch, licenseReassignmentRequired, creditRoute, advice);
    }

    /** As whom somebody takes part; absent for strangers. */
    @Nullable
    Who roleOf(Caller caller) {
        if (caller.is(TenantType.CUSTOMER) && caller.belongsTo(customerTenantId)) {
            return Who.CUSTOMER;
        }
        if (!caller.is(TenantType.PARTNER)) {
            return null;
        }
        if (caller.belongsTo(partnerTenantId)) {
            return Who.TARGET;
        }
        return caller.belongsTo(sourcePartnerTenantId) ? Who.SOURCE_PARTNER : null;
    }

    boolean isSeenBy(Caller caller) {
        return caller.isOperator() || roleOf(caller) != null;
    }

    Set<UUID> parties() {
        var parties = new HashSet<UUID>(Set.of(customerTenantId, partnerTenantId));
        if (sourcePartnerTenantId != null) {
            parties.add(sourcePartnerTenantId);
        }
        return parties;
    }

    long nextSequence() {
        return ++sequence;
    }

    UUID id() {
        return id;
    }

    UUID customerTenantId() {
        return customerTenantId;
    }

    LocalDate sourceEndDate() {
        return sourceEndDate;
    }

    @Nullable
    LocalDate plannedPurchase() {
        return plannedPurchase;
    }

    TransitionState state() {
        return state;
    }

    Instant stateSince() {
        return stateSince;
    }

    Instant openedAt() {
        return openedAt;
    }

    int version() {
        return version;
    }
}
