package dev.sluice.transfer.subscription;

import dev.sluice.platform.tenancy.Caller;
import dev.sluice.platform.tenancy.TenantType;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Term;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
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

    @Enumerated(EnumType.STRING)
    private Term termDuration;

    @Enumerated(EnumType.STRING)
    private BillingCycle billingCycle;

    private LocalDate startDate;
    private LocalDate termEndDate;
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
    private @Nullable String promotionId;
    private @Nullable BigDecimal percentOff;
    private @Nullable BigDecimal listPrice;
    private @Nullable String currency;
    private Instant created;

    @Version
    private int version = 1;

    private long sequence;
    private long stateSequence;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Subscription() {}

    Subscription(NewSubscription made, @Nullable Price price, Instant now) {
        this.id = made.id();
        this.customerTenantId = made.customerTenantId();
        this.partnerTenantId = made.partner().tenantId();
        this.partnerName = made.partner().name();
        this.sku = made.sku();
        this.name = made.name();
        this.market = made.market();
        this.provisionedAs = made.provisionedAs();
        this.quantity = made.quantity();
        this.termDuration = made.plan().termDuration();
        this.billingCycle = made.plan().billingCycle();
        this.startDate = made.startDate();
        this.termEndDate = made.termEndDate();
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
        this.promotionId = made.promotionId();
        this.percentOff = made.percentOff();
        this.listPrice = price == null ? null : price.unitPrice();
        this.currency = price == null ? null : price.currency();
        this.created = now;
    }

    /** Of one licence and billing period, from the price list. */
    record Price(BigDecimal unitPrice, String currency) {}

    SubscriptionEvent changeQuantity(int wanted, Instant now) {
        this.quantity = wanted;
        return changed(now);
    }

    SubscriptionEvent set(boolean renewsItself, @Nullable String reseller, Instant now) {
        this.autoRenew = renewsItself;
        this.partnerIdOnRecord = reseller;
        return changed(now);
    }

    SubscriptionEvent upgrade(String toSku, String toName, Instant now) {
        this.sku = toSku;
        this.name = toName;
        this.promotionId = null;
        this.percentOff = null;
        return changed(now);
    }

    SubscriptionEvent cancel(Instant now) {
        if (!status.canBecome(SubscriptionStatus.DELETED)) {
            throw new IllegalStateException("%s cannot go from %s to DELETED".formatted(id, status));
        }
        this.status = SubscriptionStatus.DELETED;
        this.statusSince = now;
        this.autoRenew = false;
        this.quantity = 0;
        return new SubscriptionEvent.Canceled(facts(), now);
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
                termDuration,
                billingCycle,
                startDate,
                termEndDate,
                autoRenew,
                partnerIdOnRecord,
                origin,
                orderId,
                migrationId,
                predecessor(),
                promotionId);
    }

    @Nullable
    Predecessor predecessor() {
        var channel = predecessorChannel;
        var subscription = predecessorId;
        return channel == null || subscription == null ? null : new Predecessor(channel, subscription);
    }

    /** What one licence and billing period costs, the promotion taken off; empty where there is no price. */
    Optional<Price> price() {
        var list = listPrice;
        var inCurrency = currency;
        if (list == null || inCurrency == null) {
            return Optional.empty();
        }
        var off = percentOff == null ? BigDecimal.ZERO : percentOff;
        return Optional.of(
                new Price(list.multiply(BigDecimal.valueOf(100).subtract(off)).movePointLeft(2), inCurrency));
    }

    Refund refund(Price price) {
        return new Refund(price.unitPrice(), billingCycle, startDate, termEndDate);
    }

    boolean isActive() {
        return status == SubscriptionStatus.ACTIVE;
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

    Instant created() {
        return created;
    }

    int version() {
        return version;
    }
}
