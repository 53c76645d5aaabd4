package dev.sluice.attribution.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Violation;
import dev.sluice.stack.testing.BackingServices;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = BackingServices.class, initArgs = @ResourceArg(name = "database", value = "attribution"))
@DisplayName("Why something cannot be claimed")
class ClaimChecksTest {

    @Inject
    ClaimChecks checks;

    @Test
    void says_from_when_on_influence_is_recognised_beside_who_transacts() {
        assertThat(said(Activity.INFLUENCED_REVENUE, "delta.example", ClaimReason.SUBSCRIPTION_IS_CSP))
                .satisfies(reason -> {
                    assertThat(reason.eligibleFrom()).isEqualTo(Instant.parse("2025-04-07T00:00:00Z"));
                    assertThat(reason.message()).contains("from 2025-04-07 on");
                });
        assertThat(said(Activity.USAGE_RECOGNITION, "delta.example", ClaimReason.SUBSCRIPTION_IS_CSP)
                        .eligibleFrom())
                .isNull();
    }

    @Test
    void says_that_the_registry_knows_no_domain_where_none_was_named() {
        assertThat(said(Activity.INFLUENCED_REVENUE, "", ClaimReason.DOMAIN_TENANT_MISMATCH)
                        .message())
                .contains("knows no domain");
        assertThat(said(Activity.INFLUENCED_REVENUE, "other.example", ClaimReason.DOMAIN_TENANT_MISMATCH)
                        .message())
                .contains("does not belong");
    }

    private Violation said(Activity activity, String domain, ClaimReason reason) {
        var matter = new Matter(
                "Claim",
                activity,
                UUID.randomUUID(),
                "4500001",
                UUID.randomUUID(),
                domain,
                "sub-1",
                List.of("BUSINESS_CENTRAL"),
                List.of(),
                false);
        var told = new Violation[1];
        assertThatThrownBy(() -> checks.refuse(matter, List.of(reason)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> told[0] = refusal.errors().getFirst());
        return told[0];
    }
}
