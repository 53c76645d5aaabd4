package dev.sluice.attribution.claim;

import dev.sluice.attribution.registry.KnownCustomer;
import dev.sluice.attribution.registry.KnownPartner;
import dev.sluice.attribution.subscription.Subscription;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** May this be claimed? Pure: everything it looks at is in the situation. */
final class ClaimPolicy {

    private static final Set<String> ACTIVE_OR_GRACE = Set.of("active", "suspended");

    private ClaimPolicy() {}

    /**
     * @param isGlobalId the claimed partner id is a group's
     * @param subscription absent when the customer has none with that id
     * @param dualRecognitionFrom from when on influence is recognised beside a transacting partner
     */
    record Situation(
            Activity activity,
            String partnerId,
            boolean isGlobalId,
            KnownPartner partner,
            KnownCustomer customer,
            @Nullable String customerDomain,
            @Nullable Subscription subscription,
            Collection<String> products,
            boolean isClaimedAlready,
            Instant dualRecognitionFrom,
            Instant now) {}

    /** Every reason against it, in the order of {@link ClaimReason}. */
    static List<ClaimReason> objections(Situation asked) {
        var found = EnumSet.noneOf(ClaimReason.class);
        if (asked.customerDomain() != null && !asked.customer().owns(asked.customerDomain())) {
            found.add(ClaimReason.DOMAIN_TENANT_MISMATCH);
        }
        if (asked.isGlobalId()) {
            found.add(ClaimReason.PARTNER_ID_NOT_LOCATION);
        } else if (!asked.partnerId().equals(asked.partner().partnerId())) {
            found.add(ClaimReason.PARTNER_ID_NOT_YOURS);
        }
        if (asked.activity().needsSubscription()) {
            addSubscription(found, asked);
        }
        if (asked.isClaimedAlready()) {
            found.add(ClaimReason.ALREADY_CLAIMED_BY_YOU);
        }
        return List.copyOf(found);
    }

    private static void addSubscription(EnumSet<ClaimReason> found, Situation asked) {
        var subscription = asked.subscription();
        if (subscription == null) {
            found.add(ClaimReason.NOT_A_SUBSCRIPTION_ID);
            return;
        }
        if (subscription.products().isEmpty()) {
            found.add(ClaimReason.SUBSCRIPTION_NOT_DYNAMICS);
        } else if (!subscription.products().containsAll(asked.products())) {
            found.add(ClaimReason.PRODUCT_NOT_ON_TENANT);
        }
        if (subscription.isSoldByPartner() && !isRecognisedBeside(asked)) {
            found.add(ClaimReason.SUBSCRIPTION_IS_CSP);
        }
        if (!ACTIVE_OR_GRACE.contains(subscription.status().toLowerCase(Locale.ROOT))) {
            found.add(ClaimReason.SUBSCRIPTION_NOT_PROVISIONED);
        }
    }

    private static boolean isRecognisedBeside(Situation asked) {
        return asked.activity() == Activity.INFLUENCED_REVENUE && !asked.now().isBefore(asked.dualRecognitionFrom());
    }
}
