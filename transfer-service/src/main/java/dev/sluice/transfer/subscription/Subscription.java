package dev.sluice.transfer.subscription;

import dev.sluice.platform.tenancy.Caller;
import dev.sluice.platform.tenancy.TenantType;
import dev.sluice.transfer.billing.Charges;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A subscription in CSP. */
@Entity
@Table(name = "csp_subscription")
class Subscription {

    @Id
    private UUID id;

    private UUID customerTenantId;
    private UUID partnerTenantId;
    private String partnerName;
    private String sku;
    private String name;
    private String market;
    private String provisionedAs;
    private int quantity;

    @Embedded
    private RunningTerm term;

    private boolean autoRenew;

    @Enumerated(EnumType.STRING)
    private SubscriptionStatus status;

    private Instant statusSince;
    private @Nullable String partnerIdOnRecord;

    @Enumerated(EnumType.STRING)
    private Origin origin;

    private UUID orderId;
    private @Nullable UUID migrationId;
    private @Nullable String predecessorChannel;
    private @Nullable String predecessorId;
    private @Nullable UUID baseSubscriptionId;
    private LocalDate begunOn;
    private LocalDate billedUntil;
    private Instant created;

    @Version
    private int version = 1;

    private long sequence;
    private long stateSequence;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Subscription() {}

    Subscription(NewSubscription made, RunningTerm.@Nullable Price price, Instant now) {
        this.id = made.id();
        this.customerTenantId = made.customerTenantId();
        this.partnerTenantId = made.partner().tenantId();
        this.partnerName = made.partner().name();
        this.sku = made.sku();
        this.name = made.name();
        this.market = made.market();
        this.provisionedAs = made.provisionedAs();
        this.quantity = made.quantity();
        this.term = RunningTerm.first(made, price);
        this.begunOn = made.startDate();
        this.billedUntil = made.startDate();
        this.autoRenew = true;
        this.status = SubscriptionStatus.ACTIVE;
        this.statusSince = now;
        this.partnerIdOnRecord = made.partnerIdOnRecord();
        this.origin = made.origin();
        this.orderId = made.orderId();
        this.migrationId = made.migrationId();
        var predecessor = made.predecessor();
        this.predecessorChannel = predecessor == null ? null : predecessor.channel();
        this.predecessorId = predecessor == null ? null : predecessor.subscriptionId();
        this.created = now;
    }

    /** Of one that was not made here: what was billed elsewhere is not billed again. */
    void standsAs(Standing standing, LocalDate today) {
        this.status = standing.statusOr(SubscriptionStatus.ACTIVE);
        this.autoRenew = standing.autoRenewOr(true);
        this.baseSubscriptionId = standing.baseSubscriptionId();
        if (today.isAfter(term.termEndDate())) {
            this.billedUntil = term.termEndDate().plusDays(1);
        } else if (!today.isBefore(term.startDate())) {
            this.billedUntil = term.period(today).end();
        }
    }

    /** The same under another partner, for the rest of its term. */
    private Subscription(Subscription old, Successor to, LocalDate day, Instant now) {
        this.id = to.id();
        this.customerTenantId = old.customerTenantId;
        this.partnerTenantId = to.partner().tenantId();
        this.partnerName = to.partner().name();
        this.sku = old.sku;
        this.name = old.name;
        this.market = old.market;
        this.provisionedAs = to.provisionedAs();
        this.quantity = old.quantity;
        this.term = old.term.from(day);
        this.begunOn = day;
        this.billedUntil = day;
        this.autoRenew = old.autoRenew;
        this.status = SubscriptionStatus.ACTIVE;
        this.statusSince = now;
        this.partnerIdOnRecord = to.partnerIdOnRecord();
        this.origin = Origin.TRANSFER;
        this.orderId = to.orderId();
        this.predecessorChannel = Predecessor.CSP;
        this.predecessorId = old.id.toString();
        this.baseSubscriptionId = to.baseSubscriptionId();
        this.created = now;
    }

    Subscription successor(Successor to, LocalDate day, Instant now) {
        return new Subscription(this, to, day, now);
    }

    SubscriptionEvent changeQuantity(int wanted, Instant now) {
        this.quantity = wanted;
        return changed(now);
    }

    SubscriptionEvent set(boolean renewsItself, @Nullable String reseller, Instant now) {
        this.autoRenew = renewsItself;
        this.partnerIdOnRecord = reseller;
        return changed(now);
    }

    /** @param price of what it becomes; promotions are for what was bought */
    SubscriptionEvent upgrade(String toSku, String toName, RunningTerm.@Nullable Price price, Instant now) {
        this.sku = toSku;
        this.name = toName;
        this.term = term.at(new RunningTerm.Cost(price, null, null));
        return changed(now);
    }

    /** The same first day, another length. */
    SubscriptionEvent changeTerm(RunningTerm other, Instant now) {
        this.term = other;
        return changed(now);
    }

    /** Into another term. */
    SubscriptionEvent goOn(RunningTerm next, Instant now) {
        this.term = next;
        this.billedUntil = next.startDate();
        return changed(now);
    }

    /** Up to, and without, that day. */
    void billed(LocalDate until) {
        this.billedUntil = until;
    }

    SubscriptionEvent become(SubscriptionStatus target, Instant now) {
        moveTo(target, now);
        return changed(now);
    }

    /** Somebody else has it from now on, as another subscription. */
    SubscriptionEvent leave(Instant now) {
        moveTo(SubscriptionStatus.DELETED, now);
        this.autoRenew = false;
        this.quantity = 0;
        return changed(now);
    }

    SubscriptionEvent cancel(Instant now) {
        moveTo(SubscriptionStatus.DELETED, now);
        this.autoRenew = false;
        this.quantity = 0;
        return new SubscriptionEvent.Canceled(facts(), now);
    }

    private void moveTo(SubscriptionStatus target, Instant now) {
        if (!status.canBecome(target)) {
            throw new IllegalStateException("%s cannot go from %s to %s".formatted(id, status, target));
        }
        this.status = target;
        this.statusSince = now;
    }

    private SubscriptionEvent changed(Instant now) {
        return new SubscriptionEvent.Changed(facts(), now);
    }

    SubscriptionFacts facts() {
        return new SubscriptionFacts(
                id,
                status,
                customerTenantId,
                partnerTenantId,
                partnerName,
                sku,
                quantity,
                term.plan().termDuration(),
                term.plan().billingCycle(),
                term.startDate(),
                term.termEndDate(),
                autoRenew,
                partnerIdOnRecord,
                origin,
                orderId,
                migrationId,
                predecessor(),
                term.promotionId(),
                baseSubscriptionId);
    }

    @Nullable
    Predecessor predecessor() {
        var channel = predecessorChannel;
        var subscription = predecessorId;
        return channel == null || subscription == null ? null : new Predecessor(channel, subscription, partnerSince());
    }

    /** It never changes partner: what goes over to another one is another subscription. Renewals do not move it. */
    Instant partnerSince() {
        return begunOn.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    RunningTerm term() {
        return term;
    }

    LocalDate billedUntil() {
        return billedUntil;
    }

    /** To whom its lines are billed. */
    Charges.Account account() {
        return new Charges.Account(id, orderId, origin.name(), customerTenantId, partnerTenantId, sku);
    }

    boolean isActive() {
        return status == SubscriptionStatus.ACTIVE;
    }

    /** Who suspends it goes on paying for it. */
    boolean isBilled() {
        return status == SubscriptionStatus.ACTIVE || status == SubscriptionStatus.SUSPENDED;
    }

    boolean saysOtherwise(boolean renewsItself, @Nullable String reseller) {
        return renewsItself != autoRenew || !Objects.equals(reseller, partnerIdOnRecord);
    }

    boolean isOwner(Caller caller) {
        return caller.is(TenantType.PARTNER) && caller.belongsTo(partnerTenantId);
    }

    boolean isSeenBy(Caller caller) {
        return caller.isOperator()
                || isOwner(caller)
                || (caller.is(TenantType.CUSTOMER) && caller.belongsTo(customerTenantId));
    }

    Set<UUID> parties() {
        return Set.of(customerTenantId, partnerTenantId);
    }

    long nextSequence() {
        return ++sequence;
    }

    long nextStateSequence() {
        return ++stateSequence;
    }

    UUID id() {
        return id;
    }

    UUID customerTenantId() {
        return customerTenantId;
    }

    UUID partnerTenantId() {
        return partnerTenantId;
    }

    String sku() {
        return sku;
    }

    String name() {
        return name;
    }

    String market() {
        return market;
    }

    String provisionedAs() {
        return provisionedAs;
    }

    /** What it adds to; absent for what stands alone. */
    @Nullable
    UUID baseSubscriptionId() {
        return baseSubscriptionId;
    }

    int quantity() {
        return quantity;
    }

    boolean renewsItself() {
        return autoRenew;
    }

    @Nullable
    String partnerIdOnRecord() {
        return partnerIdOnRecord;
    }

    SubscriptionStatus status() {
        return status;
    }

    Instant statusSince() {
        return statusSince;
    }

    Origin origin() {
        return origin;
    }

    Instant created() {
        return created;
    }

    int version() {
        return version;
    }
}
