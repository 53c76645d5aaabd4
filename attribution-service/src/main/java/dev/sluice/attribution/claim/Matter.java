package dev.sluice.attribution.claim;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What is claimed, by whom, of which customer. */
@Embeddable
class Matter {

    private String claimName;

    @Enumerated(EnumType.STRING)
    private Activity activity;

    private UUID partnerTenantId;
    private String partnerId;
    private UUID customerTenantId;
    private String customerDomain;
    private @Nullable String subscriptionId;
    private @Nullable String currentSubscriptionId;

    /** All parts, where the claimed one was divided. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> reachedSubscriptionIds;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> products;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> workloads;

    private boolean incentiveOptOut;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Matter() {}

    Matter(
            String claimName,
            Activity activity,
            UUID partnerTenantId,
            String partnerId,
            UUID customerTenantId,
            String customerDomain,
            @Nullable String subscriptionId,
            Collection<String> products,
            List<String> workloads,
            boolean incentiveOptOut) {
        this.claimName = claimName;
        this.activity = activity;
        this.partnerTenantId = partnerTenantId;
        this.partnerId = partnerId;
        this.customerTenantId = customerTenantId;
        this.customerDomain = customerDomain;
        this.subscriptionId = subscriptionId;
        this.currentSubscriptionId = subscriptionId;
        this.reachedSubscriptionIds = subscriptionId == null ? List.of() : List.of(subscriptionId);
        this.products = products.stream().sorted().toList();
        this.workloads = workloads.stream().sorted().toList();
        this.incentiveOptOut = incentiveOptOut;
    }

    /** Once more, about these products or workloads, for this location. */
    Matter changed(String newPartnerId, List<String> newProducts, List<String> newWorkloads) {
        var changed = new Matter(
                claimName,
                activity,
                partnerTenantId,
                newPartnerId,
                customerTenantId,
                customerDomain,
                subscriptionId,
                newProducts,
                newWorkloads,
                incentiveOptOut);
        changed.currentSubscriptionId = currentSubscriptionId;
        changed.reachedSubscriptionIds = reachedSubscriptionIds;
        return changed;
    }

    void follow(List<String> successors) {
        this.reachedSubscriptionIds = List.copyOf(successors);
        this.currentSubscriptionId = successors.getLast();
    }

    /** In whatever order. */
    boolean hasReached(List<String> subscriptionIds) {
        return Set.copyOf(reachedSubscriptionIds).equals(Set.copyOf(subscriptionIds));
    }

    /** What only one partner may hold: workloads of a customer, or products of a subscription, for one activity. */
    List<String> keys() {
        return keysOn(reachedSubscriptionIds);
    }

    /** What they would be on these subscriptions. */
    List<String> keysOn(Collection<String> subscriptionIds) {
        var parts = subscriptionIds.stream()
                .flatMap(subscription -> products.stream().map(product -> subscription + "/" + product));
        return Stream.concat(parts, workloads.stream())
                .map(unit -> "%s/%s/%s".formatted(activity, customerTenantId, unit))
                .toList();
    }

    /** What a proof has to name. */
    List<String> named() {
        return Stream.concat(products.stream(), workloads.stream()).toList();
    }

    String claimName() {
        return claimName;
    }

    Activity activity() {
        return activity;
    }

    UUID partnerTenantId() {
        return partnerTenantId;
    }

    String partnerId() {
        return partnerId;
    }

    UUID customerTenantId() {
        return customerTenantId;
    }

    String customerDomain() {
        return customerDomain;
    }

    @Nullable
    String subscriptionId() {
        return subscriptionId;
    }

    @Nullable
    String currentSubscriptionId() {
        return currentSubscriptionId;
    }

    List<String> products() {
        return products;
    }

    List<String> workloads() {
        return workloads;
    }

    boolean incentiveOptOut() {
        return incentiveOptOut;
    }
}
