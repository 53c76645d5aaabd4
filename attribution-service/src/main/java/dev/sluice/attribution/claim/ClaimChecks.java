package dev.sluice.attribution.claim;

import static java.util.Objects.requireNonNullElse;

import dev.sluice.attribution.association.DualRecognitionConfig;
import dev.sluice.attribution.registry.Customers;
import dev.sluice.attribution.registry.KnownPartner;
import dev.sluice.attribution.registry.Partners;
import dev.sluice.attribution.subscription.Subscription;
import dev.sluice.attribution.subscription.Subscriptions;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Fills in what is known of a claim, and refuses it with every reason. */
@ApplicationScoped
class ClaimChecks {

    private final Customers customers;
    private final Partners partners;
    private final Subscriptions subscriptions;
    private final ClaimKeys keys;
    private final DualRecognitionConfig dualRecognition;
    private final BusinessClock clock;

    ClaimChecks(
            Customers customers,
            Partners partners,
            Subscriptions subscriptions,
            ClaimKeys keys,
            DualRecognitionConfig dualRecognition,
            BusinessClock clock) {
        this.customers = customers;
        this.partners = partners;
        this.subscriptions = subscriptions;
        this.keys = keys;
        this.dualRecognition = dualRecognition;
        this.clock = clock;
    }

    Matter matter(Caller caller, ClaimEntry entry) {
        var customer = customers.require(entry.customerTenantId());
        var partner = partner(caller.tenant());
        var claimed = entry.activity().needsSubscription() ? entry.subscriptionId() : null;
        var subscription = subscription(claimed, customer.tenantId());
        Collection<String> products = entry.productNames();
        if (products.isEmpty() && subscription != null) {
            products = subscription.products();
        }
        return new Matter(
                requireNonNullElse(entry.claimName(), "%s, %s".formatted(entry.activity(), customer.name())),
                entry.activity(),
                caller.tenant(),
                requireNonNullElse(entry.partnerId(), partner.partnerId()),
                customer.tenantId(),
                requireNonNullElse(
                        entry.customerDomain(),
                        customer.domains().isEmpty() ? "" : customer.domains().getFirst()),
                claimed,
                products,
                entry.workloadNames(),
                Boolean.TRUE.equals(entry.incentiveOptOut()));
    }

    List<ClaimReason> objections(Matter matter, UUID claimId) {
        var customer = customers.require(matter.customerTenantId());
        return ClaimPolicy.objections(new ClaimPolicy.Situation(
                matter.activity(),
                matter.partnerId(),
                partners.isGlobal(matter.partnerId()),
                partner(matter.partnerTenantId()),
                customer,
                matter.customerDomain(),
                subscription(matter.currentSubscriptionId(), customer.tenantId()),
                matter.products(),
                keys.isClaimedBy(matter.partnerTenantId(), matter.keys(), claimId),
                dualRecognition.effectiveDate().atStartOfDay(ZoneOffset.UTC).toInstant(),
                clock.now(matter.customerTenantId())));
    }

    /** @throws Refusal with every reason, and with the day from which it would not stand */
    void refuse(Matter matter, List<ClaimReason> reasons) {
        if (!reasons.isEmpty()) {
            throw refusal(
                    reasons.getFirst(),
                    reasons.stream().map(reason -> violation(reason, matter)).toList());
        }
    }

    static Refusal refusal(ClaimReason reason) {
        return refusal(reason, List.of(reason.violation()));
    }

    private static Refusal refusal(ClaimReason first, List<Violation> all) {
        return new Refusal(first.kind(), first.name(), all.getFirst().message(), all);
    }

    private Violation violation(ClaimReason reason, Matter matter) {
        if (reason == ClaimReason.SUBSCRIPTION_IS_CSP && matter.activity() == Activity.INFLUENCED_REVENUE) {
            var day = dualRecognition.effectiveDate();
            return reason.violation(
                            "Influence beside a transacting partner is recognised from %s on.".formatted(day),
                            Remedy.of("PARTNER", "Claim it from that day on."))
                    .from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
        }
        if (reason == ClaimReason.DOMAIN_TENANT_MISMATCH
                && matter.customerDomain().isEmpty()) {
            return reason.violation(
                    "The registry knows no domain of the customer's tenant.",
                    Remedy.of("CUSTOMER", "Have a domain of the tenant registered."));
        }
        return reason.violation();
    }

    private KnownPartner partner(UUID tenant) {
        return partners.find(tenant).orElseThrow(() -> Refusal.unknown("partner", tenant));
    }

    private @Nullable Subscription subscription(@Nullable String id, UUID customer) {
        return id == null ? null : subscriptions.find(id, customer).orElse(null);
    }
}
