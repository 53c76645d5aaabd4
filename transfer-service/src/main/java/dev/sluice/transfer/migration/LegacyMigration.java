package dev.sluice.transfer.migration;

import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Term;
import dev.sluice.transfer.registry.PartnerRef;
import dev.sluice.transfer.subscription.Origin;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The migration of legacy subscriptions. Every change of state is a verb, and every verb returns what announces it. */
@Entity
@Table(name = "migration")
class LegacyMigration {

    static final Duration REPAIR = Duration.ofDays(3);

    @Id
    private UUID id;

    private UUID customerTenantId;
    private UUID partnerTenantId;
    private String partnerName;

    @Enumerated(EnumType.STRING)
    private Origin origin;

    private String currentSubscriptionId;
    private String sku;
    private int quantity;

    @Enumerated(EnumType.STRING)
    private Term termDuration;

    /** In the vendor's spelling. */
    private String billingCycle;

    @Enumerated(EnumType.STRING)
    private MigrationState state;

    private Instant startedAt;

    @SuppressWarnings("UnusedVariable") // shown by whoever lists migrations, and so are the two below
    private @Nullable Instant endedAt;

    private @Nullable UUID newSubscriptionId;
    private @Nullable UUID orderId;
    private @Nullable String failureCode;

    @SuppressWarnings("UnusedVariable")
    private @Nullable String failureDetail;

    private @Nullable UUID scheduleId;

    @SuppressWarnings("UnusedVariable")
    private @Nullable String externalReferenceId;

    private @Nullable Instant repairDeadline;

    @Version
    private int version = 1;

    /** Counted by whoever tells of it. */
    @Column(updatable = false)
    private long sequence;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected LegacyMigration() {}

    LegacyMigration(UUID id, Checked checked, Cause cause, Instant now) {
        var base = checked.base();
        this.id = id;
        this.customerTenantId = checked.subject().customerTenantId();
        this.partnerTenantId = checked.subject().partner().tenantId();
        this.partnerName = checked.subject().partner().name();
        this.origin = cause.origin();
        this.currentSubscriptionId = base.subscription().id();
        this.sku = base.sku();
        this.quantity = base.quantity();
        this.termDuration = base.plan().termDuration();
        this.billingCycle = base.plan().billingCycle().spelling();
        this.state = MigrationState.PROCESSING;
        this.startedAt = now;
        this.scheduleId = cause.scheduleId();
        this.externalReferenceId = cause.externalReferenceId();
    }

    /** What began it. */
    record Cause(
            Origin origin,
            @Nullable UUID scheduleId,
            @Nullable String externalReferenceId) {}

    MigrationEvent started(List<MigrationMember> members) {
        return new MigrationEvent.Started(facts(members));
    }

    MigrationEvent complete(List<MigrationMember> members, LocalDate startDate, Instant now) {
        moveTo(MigrationState.COMPLETED, now);
        var base = members.getFirst();
        this.newSubscriptionId = base.newSubscriptionId();
        this.orderId = base.orderId();
        this.failureCode = null;
        this.failureDetail = null;
        return new MigrationEvent.Completed(
                facts(members), startDate.atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    MigrationEvent fail(String code, String detail, List<MigrationMember> members, Instant now) {
        moveTo(MigrationState.FAILED_RETRYABLE, now);
        met(code, detail);
        return new MigrationEvent.Failed(facts(members), code);
    }

    MigrationEvent breakOff(String code, String detail, List<MigrationMember> members, Instant now) {
        moveTo(MigrationState.FAILED_REPAIRING, now);
        met(code, detail);
        this.repairDeadline = startedAt.plus(REPAIR);
        return new MigrationEvent.Failed(facts(members), code);
    }

    MigrationEvent repairStarted(List<MigrationMember> members) {
        return new MigrationEvent.RepairStarted(facts(members), Objects.requireNonNull(failureCode));
    }

    MigrationEvent revert(List<MigrationMember> members, Instant now) {
        moveTo(MigrationState.FAILED_REVERTED, now);
        return new MigrationEvent.Reverted(facts(members), Objects.requireNonNull(failureCode), now);
    }

    /** What the last attempt met. */
    void met(String code, String detail) {
        this.failureCode = code;
        this.failureDetail = detail;
    }

    private void moveTo(MigrationState target, Instant now) {
        if (!state.canBecome(target)) {
            throw new IllegalStateException("%s cannot go from %s to %s".formatted(id, state, target));
        }
        this.state = target;
        this.endedAt = now;
    }

    MigrationFacts facts(List<MigrationMember> members) {
        return new MigrationFacts(
                id,
                origin,
                state,
                new PartnerRef(partnerTenantId, partnerName),
                customerTenantId,
                currentSubscriptionId,
                sku,
                quantity,
                termDuration,
                BillingCycle.of(billingCycle),
                newSubscriptionId,
                orderId,
                scheduleId,
                state == MigrationState.FAILED_REPAIRING ? repairDeadline : null,
                members.stream().skip(1).map(MigrationMember::fact).toList());
    }

    /** What everything that follows from it is a part of. */
    UUID flow() {
        return scheduleId == null ? id : scheduleId;
    }

    Set<UUID> parties() {
        return Set.of(customerTenantId, partnerTenantId);
    }

    UUID id() {
        return id;
    }

    UUID customerTenantId() {
        return customerTenantId;
    }

    PartnerRef partner() {
        return new PartnerRef(partnerTenantId, partnerName);
    }

    Origin origin() {
        return origin;
    }

    MigrationState state() {
        return state;
    }

    @Nullable
    UUID scheduleId() {
        return scheduleId;
    }

    Instant startedAt() {
        return startedAt;
    }

    @Nullable
    Instant repairDeadline() {
        return repairDeadline;
    }
}
