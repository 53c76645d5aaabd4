package dev.sluice.attribution.claim;

import static dev.sluice.attribution.claim.ClaimReason.ALREADY_CLAIMED_BY_YOU;
import static dev.sluice.attribution.claim.ClaimReason.DOMAIN_TENANT_MISMATCH;
import static dev.sluice.attribution.claim.ClaimReason.NOT_A_SUBSCRIPTION_ID;
import static dev.sluice.attribution.claim.ClaimReason.PARTNER_ID_NOT_LOCATION;
import static dev.sluice.attribution.claim.ClaimReason.PARTNER_ID_NOT_YOURS;
import static dev.sluice.attribution.claim.ClaimReason.PRODUCT_NOT_ON_TENANT;
import static dev.sluice.attribution.claim.ClaimReason.SUBSCRIPTION_IS_CSP;
import static dev.sluice.attribution.claim.ClaimReason.SUBSCRIPTION_NOT_DYNAMICS;
import static dev.sluice.attribution.claim.ClaimReason.SUBSCRIPTION_NOT_PROVISIONED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.attribution.registry.KnownCustomer;
import dev.sluice.attribution.registry.KnownPartner;
import dev.sluice.attribution.subscription.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A partner may claim")
class ClaimPolicyTest {

    static final Instant DUAL = Instant.parse("2025-04-07T00:00:00Z");
    static final Instant LATER = Instant.parse("2026-04-08T10:00:00Z");
    static final UUID CUSTOMER = new UUID(0, 1);

    @Test
    void when_nothing_stands_in_the_way() {
        assertThat(objections(Activity.INFLUENCED_REVENUE, subscription("CSP", "Active"), LATER))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} on {1} at {2}: refused {3}")
    @CsvSource(textBlock = """
            INFLUENCED_REVENUE, CSP, 2025-04-06T23:59:59.999999Z, true
            INFLUENCED_REVENUE, CSP, 2025-04-07T00:00:00Z, false
            INFLUENCED_REVENUE, EA, 2025-04-06T23:59:59.999999Z, false
            INFLUENCED_REVENUE, WEB_DIRECT, 2025-04-06T00:00:00Z, false
            USAGE_RECOGNITION, CSP, 2026-04-08T10:00:00Z, true
            USAGE_RECOGNITION, EA, 2026-04-08T10:00:00Z, false
            BUILD_INTENT_ADVISOR, CSP, 2026-04-08T10:00:00Z, true
            """)
    void what_a_partner_transacts_only_as_influenced_revenue_and_from_the_day_of_dual_recognition(
            Activity activity, String channel, Instant at, boolean refused) {
        assertThat(objections(activity, subscription(channel, "Active"), at))
                .isEqualTo(refused ? List.of(SUBSCRIPTION_IS_CSP) : List.of());
    }

    @ParameterizedTest(name = "{0}: refused {1}")
    @CsvSource({"Active, false", "suspended, false", "Deleted, true", "Expired, true", "Pending, true", "Disabled, true"
    })
    void only_what_is_active_or_in_grace(String status, boolean refused) {
        assertThat(objections(Activity.INFLUENCED_REVENUE, subscription("EA", status), LATER))
                .isEqualTo(refused ? List.of(SUBSCRIPTION_NOT_PROVISIONED) : List.of());
    }

    @Test
    void and_hears_every_objection_at_once() {
        var strange = new Subscription("sub-9", CUSTOMER, "CSP", "Pending", Set.of("RETAIL"), null, null);

        assertThat(ClaimPolicy.objections(new ClaimPolicy.Situation(
                        Activity.USAGE_RECOGNITION,
                        "G1",
                        true,
                        partner(),
                        customer(),
                        "other.example",
                        strange,
                        List.of("BUSINESS_CENTRAL"),
                        true,
                        DUAL,
                        LATER)))
                .containsExactly(
                        DOMAIN_TENANT_MISMATCH,
                        PARTNER_ID_NOT_LOCATION,
                        SUBSCRIPTION_IS_CSP,
                        SUBSCRIPTION_NOT_PROVISIONED,
                        PRODUCT_NOT_ON_TENANT,
                        ALREADY_CLAIMED_BY_YOU);
    }

    @Test
    void but_not_without_a_subscription_of_the_customer_or_a_business_application_on_it() {
        assertThat(objections(Activity.INFLUENCED_REVENUE, null, LATER)).containsExactly(NOT_A_SUBSCRIPTION_ID);
        assertThat(objections(
                        Activity.INFLUENCED_REVENUE,
                        new Subscription("sub-9", CUSTOMER, "EA", "Active", Set.of(), null, null),
                        LATER))
                .containsExactly(SUBSCRIPTION_NOT_DYNAMICS);
    }

    @Test
    void but_not_for_a_location_of_somebody_else() {
        assertThat(ClaimPolicy.objections(situation("4500001", Activity.USE_OR_CONSUME, null, LATER)))
                .containsExactly(PARTNER_ID_NOT_YOURS);
        assertThat(ClaimPolicy.objections(situation("4500003", Activity.USE_OR_CONSUME, null, LATER)))
                .isEmpty();
    }

    private static List<ClaimReason> objections(Activity activity, Subscription subscription, Instant at) {
        return ClaimPolicy.objections(situation("4500003", activity, subscription, at));
    }

    private static ClaimPolicy.Situation situation(
            String partnerId, Activity activity, Subscription subscription, Instant at) {
        return new ClaimPolicy.Situation(
                activity,
                partnerId,
                false,
                partner(),
                customer(),
                "NORDLYS.example",
                subscription,
                List.of("BUSINESS_CENTRAL"),
                false,
                DUAL,
                at);
    }

    private static KnownPartner partner() {
        return new KnownPartner(new UUID(0, 3), "Alpen Systemhaus GmbH", "4500003", "G1");
    }

    private static KnownCustomer customer() {
        return new KnownCustomer(CUSTOMER, "Nordlys Energi A/S", "DK", "COMMERCIAL", List.of("nordlys.example"));
    }

    private static Subscription subscription(String channel, String status) {
        return new Subscription("sub-9", CUSTOMER, channel, status, Set.of("BUSINESS_CENTRAL"), null, null);
    }
}
