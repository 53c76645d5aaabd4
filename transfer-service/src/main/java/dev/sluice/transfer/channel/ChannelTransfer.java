package dev.sluice.transfer.channel;

import dev.sluice.platform.tenancy.Caller;
import dev.sluice.platform.tenancy.TenantType;
import dev.sluice.transfer.registry.PartnerRef;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The renewal of one EA subscription to CSP. Every change of state is a verb, and every verb returns what announces it. */
@Entity
@Table(name = "channel_transfer")
class ChannelTransfer {

    @Id
    private UUID id;

    private String eaSubscriptionId;
    private String agreementId;
    private UUID customerTenantId;
    private UUID partnerTenantId;
    private String partnerName;
    private String sku;

    @Embedded
    private Schedule schedule;

    private LocalDate eaEndDate;
    private Instant scheduledAt;

    @Enumerated(EnumType.STRING)
    private TransferState state;

    private Instant stateSince;

    @Enumerated(EnumType.STRING)
    private @Nullable HeldReason heldReason;

    private @Nullable String failureCode;
    private @Nullable String failureDetail;
    private @Nullable UUID migrationId;
    private @Nullable UUID subscriptionId;
    private @Nullable UUID orderId;

    @Version
    private int version = 1;

    private long sequence;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected ChannelTransfer() {}

    ChannelTransfer(UUID id, Subject subject, Wish wish, Terms terms, Instant now) {
        this.id = id;
        this.eaSubscriptionId = subject.eaSubscriptionId();
        this.agreementId = subject.agreementId();
        this.customerTenantId = subject.customerTenantId();
        this.partnerTenantId = subject.partner().tenantId();
        this.partnerName = subject.partner().name();
        this.sku = subject.sku();
        this.eaEndDate = subject.end();
        this.scheduledAt = now;
        this.state = TransferState.SCHEDULED;
        this.stateSince = now;
        this.schedule = new Schedule(wish, terms);
    }

    /** What is renewed, and by whom. */
    record Subject(
            String eaSubscriptionId,
            String agreementId,
            UUID customerTenantId,
            PartnerRef partner,
            String sku,
            LocalDate end) {}

    /** What follows from a wish. */
    record Terms(ProcessingTimes times, @Nullable String promotionId) {}

    TransferEvent scheduled() {
        return new TransferEvent.Scheduled(facts());
    }

    TransferEvent modify(Wish wish, Terms terms) {
        this.schedule = new Schedule(wish, terms);
        return new TransferEvent.Modified(facts());
    }

    TransferEvent cancel(CanceledBy reason, Instant now) {
        moveTo(TransferState.CANCELED, now);
        this.heldReason = null;
        return new TransferEvent.Canceled(facts(), reason, now);
    }

    TransferEvent hold(HeldReason reason, Instant now) {
        moveTo(TransferState.HELD, now);
        this.heldReason = reason;
        return new TransferEvent.Held(facts(), reason);
    }

    /** As if it were scheduled anew, with the end that counts now. */
    TransferEvent resume(LocalDate end, Terms terms, Instant now) {
        moveTo(TransferState.SCHEDULED, now);
        this.heldReason = null;
        this.eaEndDate = end;
        this.schedule = new Schedule(schedule.wish(), terms);
        return new TransferEvent.Resumed(facts());
    }

    /** @param today the day on which it really begins: what was scheduled after the end of the EA starts then */
    TransferEvent startProcessing(UUID migration, Instant now, LocalDate today) {
        moveTo(TransferState.PROCESSING, now);
        this.migrationId = migration;
        this.failureCode = null;
        this.failureDetail = null;
        this.schedule.processedOn(today);
        return new TransferEvent.ProcessingStarted(facts(), migration);
    }

    TransferEvent complete(UUID subscription, UUID order, Instant now) {
        moveTo(TransferState.COMPLETED, now);
        this.failureCode = null;
        this.failureDetail = null;
        this.subscriptionId = subscription;
        this.orderId = order;
        return new TransferEvent.Completed(facts(), subscription, order, schedule.startDate());
    }

    TransferEvent fail(String code, String detail, Instant now) {
        moveTo(TransferState.FAILED, now);
        this.failureCode = code;
        this.failureDetail = detail;
        return new TransferEvent.Failed(facts(), code);
    }

    /** What the last attempt met; it goes on until its limit. */
    void met(String code, String detail) {
        this.failureCode = code;
        this.failureDetail = detail;
    }

    private void moveTo(TransferState target, Instant now) {
        if (!state.canBecome(target)) {
            throw new IllegalStateException("%s cannot go from %s to %s".formatted(id, state, target));
        }
        this.state = target;
        this.stateSince = now;
    }

    long nextSequence() {
        return ++sequence;
    }

    TransferFacts facts() {
        var wish = schedule.wish();
        return new TransferFacts(
                id,
                eaSubscriptionId,
                agreementId,
                state,
                new PartnerRef(partnerTenantId, partnerName),
                customerTenantId,
                sku,
                wish.plan().termDuration(),
                wish.plan().billingCycle(),
                wish.quantity(),
                wish.customTermEndDate(),
                schedule.promotionId(),
                schedule.notBefore(),
                schedule.processBy(),
                schedule.startDate());
    }

    Schedule schedule() {
        return schedule;
    }

    boolean isHolder(Caller caller) {
        return caller.is(TenantType.PARTNER) && caller.belongsTo(partnerTenantId);
    }

    boolean isSeenBy(Caller caller) {
        return caller.isOperator()
                || isHolder(caller)
                || (caller.is(TenantType.CUSTOMER) && caller.belongsTo(customerTenantId));
    }

    Set<UUID> parties() {
        return Set.of(partnerTenantId, customerTenantId);
    }

    UUID id() {
        return id;
    }

    String eaSubscriptionId() {
        return eaSubscriptionId;
    }

    String agreementId() {
        return agreementId;
    }

    UUID customerTenantId() {
        return customerTenantId;
    }

    UUID partnerTenantId() {
        return partnerTenantId;
    }

    String partnerName() {
        return partnerName;
    }

    String sku() {
        return sku;
    }

    LocalDate eaEndDate() {
        return eaEndDate;
    }

    Instant scheduledAt() {
        return scheduledAt;
    }

    /** What its times count from: resuming counts as scheduling it then. */
    Instant submittedAt() {
        return state == TransferState.SCHEDULED ? stateSince : scheduledAt;
    }

    TransferState state() {
        return state;
    }

    Instant stateSince() {
        return stateSince;
    }

    @Nullable
    HeldReason heldReason() {
        return heldReason;
    }

    @Nullable
    String failureCode() {
        return failureCode;
    }

    @Nullable
    String failureDetail() {
        return failureDetail;
    }

    @Nullable
    UUID migrationId() {
        return migrationId;
    }

    @Nullable
    UUID subscriptionId() {
        return subscriptionId;
    }

    @Nullable
    UUID orderId() {
        return orderId;
    }

    int version() {
        return version;
    }
}
