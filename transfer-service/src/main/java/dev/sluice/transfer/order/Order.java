package dev.sluice.transfer.order;

import dev.sluice.platform.tenancy.Caller;
import dev.sluice.platform.tenancy.TenantType;
import dev.sluice.transfer.offer.BillingCycle;
import dev.sluice.transfer.offer.Plan;
import dev.sluice.transfer.offer.Term;
import dev.sluice.transfer.registry.PartnerRef;
import dev.sluice.transfer.subscription.Origin;
import dev.sluice.transfer.subscription.Predecessor;
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

/** Something that is bought, or was taken over. Every change of state is a verb, and every verb returns what announces it. */
@Entity
@Table(name = "csp_order")
class Order {

    @Id
    private UUID id;

    private UUID customerTenantId;
    private UUID partnerTenantId;
    private String partnerName;
    private String sku;
    private String name;
    private int quantity;

    @Enumerated(EnumType.STRING)
    private Term termDuration;

    @Enumerated(EnumType.STRING)
    private BillingCycle billingCycle;

    private LocalDate startDate;

    @Enumerated(EnumType.STRING)
    private Origin origin;

    @Enumerated(EnumType.STRING)
    private OrderState state;

    private Instant stateSince;
    private Instant orderedAt;
    private @Nullable UUID subscriptionId;
    private @Nullable String replacesChannel;
    private @Nullable String replacesId;
    private @Nullable String partnerIdOnRecord;
    private @Nullable String promotionId;
    private @Nullable String failureCode;

    @Version
    private int version = 1;

    private long sequence;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Order() {}

    Order(NewOrder wanted, Instant now) {
        this.id = wanted.id();
        this.customerTenantId = wanted.customerTenantId();
        this.partnerTenantId = wanted.partner().tenantId();
        this.partnerName = wanted.partner().name();
        this.sku = wanted.sku();
        this.name = wanted.name();
        this.quantity = wanted.quantity();
        this.termDuration = wanted.plan().termDuration();
        this.billingCycle = wanted.plan().billingCycle();
        this.startDate = wanted.startDate();
        this.origin = wanted.origin();
        this.state = OrderState.SCHEDULED;
        this.stateSince = now;
        this.orderedAt = now;
        var replaced = wanted.replaces();
        this.replacesChannel = replaced == null ? null : replaced.channel();
        this.replacesId = replaced == null ? null : replaced.subscriptionId();
        this.partnerIdOnRecord = wanted.partnerIdOnRecord();
        this.promotionId = wanted.promotionId();
    }

    OrderEvent scheduled() {
        return new OrderEvent.Scheduled(facts());
    }

    OrderEvent place(UUID subscription, Instant now) {
        moveTo(OrderState.PLACED, now);
        this.subscriptionId = subscription;
        this.failureCode = null;
        return new OrderEvent.Placed(facts(), subscription);
    }

    OrderEvent cancel(Instant now) {
        moveTo(OrderState.CANCELED, now);
        return new OrderEvent.Canceled(facts());
    }

    OrderEvent fail(String code, Instant now) {
        moveTo(OrderState.FAILED, now);
        this.failureCode = code;
        return new OrderEvent.Failed(facts(), code);
    }

    /** What the last attempt met; it goes on until its limit. */
    void met(String code) {
        this.failureCode = code;
    }

    private void moveTo(OrderState target, Instant now) {
        if (!state.canBecome(target)) {
            throw new IllegalStateException("%s cannot go from %s to %s".formatted(id, state, target));
        }
        this.state = target;
        this.stateSince = now;
    }

    long nextSequence() {
        return ++sequence;
    }

    OrderFacts facts() {
        return new OrderFacts(
                id,
                state,
                origin,
                customerTenantId,
                partnerTenantId,
                sku,
                quantity,
                termDuration,
                billingCycle,
                startDate,
                replaces());
    }

    @Nullable
    Predecessor replaces() {
        var channel = replacesChannel;
        var subscription = replacesId;
        return channel == null || subscription == null ? null : new Predecessor(channel, subscription);
    }

    Plan plan() {
        return new Plan(termDuration, billingCycle);
    }

    PartnerRef partner() {
        return new PartnerRef(partnerTenantId, partnerName);
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

    int quantity() {
        return quantity;
    }

    LocalDate startDate() {
        return startDate;
    }

    OrderState state() {
        return state;
    }

    Instant stateSince() {
        return stateSince;
    }

    Instant orderedAt() {
        return orderedAt;
    }

    @Nullable
    UUID subscriptionId() {
        return subscriptionId;
    }

    @Nullable
    String partnerIdOnRecord() {
        return partnerIdOnRecord;
    }

    @Nullable
    String promotionId() {
        return promotionId;
    }

    @Nullable
    String failureCode() {
        return failureCode;
    }

    int version() {
        return version;
    }
}
