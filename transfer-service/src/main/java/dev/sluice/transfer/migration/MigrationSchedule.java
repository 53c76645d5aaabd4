package dev.sluice.transfer.migration;

import dev.sluice.platform.tenancy.Caller;
import dev.sluice.platform.tenancy.TenantType;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Term;
import dev.sluice.transfer.registry.PartnerRef;
import dev.sluice.transfer.subscription.Origin;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A migration that is to come, on a day or at a renewal. Every change of state is a verb, and every verb returns what announces it. */
@Entity
@Table(name = "migration_schedule")
class MigrationSchedule {

    @Id
    private UUID id;

    private UUID customerTenantId;
    private UUID partnerTenantId;
    private String partnerName;
    private String currentSubscriptionId;
    private String sku;
    private @Nullable String catalogItemId;
    private int quantity;

    @Enumerated(EnumType.STRING)
    private Term termDuration;

    /** In the vendor's spelling. */
    private String billingCycle;

    private LocalDate subscriptionEndDate;

    /** As JSON, and so are the findings. */
    private String bundle;

    private @Nullable Instant targetAt;
    private boolean migrateOnRenewal;
    private Instant runsAt;
    private @Nullable String externalReferenceId;

    @Enumerated(EnumType.STRING)
    private Origin origin;

    @Enumerated(EnumType.STRING)
    private ScheduleState state;

    private Instant stateSince;
    private Instant created;
    private Instant lastModified;
    private @Nullable UUID migrationId;
    private @Nullable String errorCode;
    private @Nullable Integer errorNumber;
    private @Nullable String errorDetail;
    private @Nullable String findings;

    @Version
    private int version = 1;

    private long sequence;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected MigrationSchedule() {}

    MigrationSchedule(UUID id, Origin origin, Checked checked, Wanted wanted, Instant now) {
        this.id = id;
        this.origin = origin;
        this.customerTenantId = checked.subject().customerTenantId();
        this.partnerTenantId = checked.subject().partner().tenantId();
        this.partnerName = checked.subject().partner().name();
        this.currentSubscriptionId = checked.base().subscription().id();
        this.state = ScheduleState.CREATED;
        this.stateSince = now;
        this.created = now;
        set(checked, wanted, now);
    }

    /**
     * What is wanted, and when.
     *
     * @param bundle as JSON
     * @param targetAt absent: at the renewal
     */
    record Wanted(
            String bundle,
            @Nullable Instant targetAt,
            Instant runsAt,
            @Nullable String externalReferenceId) {}

    private void set(Checked checked, Wanted wanted, Instant now) {
        var base = checked.base();
        this.sku = base.sku();
        this.catalogItemId = base.offer() == null ? null : base.offer().catalogItemId();
        this.quantity = base.quantity();
        this.termDuration = base.plan().termDuration();
        this.billingCycle = base.plan().billingCycle().spelling();
        this.subscriptionEndDate = base.subscription().lastDay();
        this.bundle = wanted.bundle();
        this.targetAt = wanted.targetAt();
        this.migrateOnRenewal = wanted.targetAt() == null;
        this.runsAt = wanted.runsAt();
        this.externalReferenceId = wanted.externalReferenceId();
        this.lastModified = now;
        this.findings = null;
    }

    ScheduleEvent scheduled(List<String> addOns) {
        return new ScheduleEvent.Scheduled(facts(addOns));
    }

    ScheduleEvent change(Checked checked, Wanted wanted, List<String> addOns, Instant now) {
        set(checked, wanted, now);
        return new ScheduleEvent.Changed(facts(addOns), List.of());
    }

    /** The renewal has moved; what is against it then is found anew. */
    ScheduleEvent renewsAt(Instant renewal, LocalDate lastDay, List<String> addOns, Instant now) {
        this.runsAt = renewal;
        this.subscriptionEndDate = lastDay;
        this.lastModified = now;
        this.findings = null;
        return new ScheduleEvent.Changed(facts(addOns), List.of());
    }

    /** @param found as JSON; absent when nothing is against it */
    ScheduleEvent warn(@Nullable String found, List<String> codes, List<String> addOns) {
        this.findings = found;
        return new ScheduleEvent.Changed(facts(addOns), codes);
    }

    ScheduleEvent cancel(List<String> addOns, Instant now) {
        moveTo(ScheduleState.CANCELED, now);
        return new ScheduleEvent.Canceled(facts(addOns), now);
    }

    void process(UUID migration, Instant now) {
        moveTo(ScheduleState.PROCESSED, now);
        this.migrationId = migration;
    }

    ScheduleEvent fail(Objection because, List<String> addOns, Instant now) {
        moveTo(ScheduleState.FAILED, now);
        this.errorCode = because.reason().name();
        var number = because.reason().number();
        this.errorNumber = number == null ? Integer.valueOf(because.reason().realCode()) : number;
        this.errorDetail = because.message();
        return new ScheduleEvent.Failed(facts(addOns), because.reason().name());
    }

    private void moveTo(ScheduleState target, Instant now) {
        if (!state.canBecome(target)) {
            throw new IllegalStateException("%s cannot go from %s to %s".formatted(id, state, target));
        }
        this.state = target;
        this.stateSince = now;
        this.lastModified = now;
    }

    ScheduleFacts facts(List<String> addOns) {
        return new ScheduleFacts(
                id,
                origin,
                state,
                partner(),
                customerTenantId,
                currentSubscriptionId,
                addOns,
                sku,
                quantity,
                termDuration,
                billingCycle(),
                migrateOnRenewal,
                runsAt);
    }

    long nextSequence() {
        return ++sequence;
    }

    boolean isOwner(Caller caller) {
        return caller.is(TenantType.PARTNER) && caller.belongsTo(partnerTenantId);
    }

    boolean isSeenBy(Caller caller) {
        return caller.isOperator()
                || isOwner(caller)
                || (caller.is(TenantType.CUSTOMER) && caller.belongsTo(customerTenantId));
    }

    /** Of its partner's, until its time has come; what the vendor scheduled is the vendor's. */
    boolean isChangeable(Instant now) {
        return state == ScheduleState.CREATED && origin == Origin.SCHEDULE && now.isBefore(runsAt);
    }

    Set<UUID> parties() {
        return Set.of(customerTenantId, partnerTenantId);
    }

    PartnerRef partner() {
        return new PartnerRef(partnerTenantId, partnerName);
    }

    UUID id() {
        return id;
    }

    UUID customerTenantId() {
        return customerTenantId;
    }

    String currentSubscriptionId() {
        return currentSubscriptionId;
    }

    String sku() {
        return sku;
    }

    @Nullable
    String catalogItemId() {
        return catalogItemId;
    }

    int quantity() {
        return quantity;
    }

    Term termDuration() {
        return termDuration;
    }

    BillingCycle billingCycle() {
        return BillingCycle.of(billingCycle);
    }

    LocalDate subscriptionEndDate() {
        return subscriptionEndDate;
    }

    String bundle() {
        return bundle;
    }

    @Nullable
    Instant targetAt() {
        return targetAt;
    }

    boolean isOnRenewal() {
        return migrateOnRenewal;
    }

    Instant runsAt() {
        return runsAt;
    }

    @Nullable
    String externalReferenceId() {
        return externalReferenceId;
    }

    Origin origin() {
        return origin;
    }

    ScheduleState state() {
        return state;
    }

    Instant stateSince() {
        return stateSince;
    }

    Instant created() {
        return created;
    }

    Instant lastModified() {
        return lastModified;
    }

    @Nullable
    UUID migrationId() {
        return migrationId;
    }

    @Nullable
    String errorCode() {
        return errorCode;
    }

    @Nullable
    Integer errorNumber() {
        return errorNumber;
    }

    @Nullable
    String errorDescription() {
        return errorDetail;
    }

    @Nullable
    String findings() {
        return findings;
    }

    int version() {
        return version;
    }
}
