package dev.sluice.transfer.subscription;

import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import dev.sluice.transfer.relationship.RemovalGuard;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** A partner does not leave a customer with active subscriptions. */
@ApplicationScoped
class SubscriptionGuard implements RemovalGuard {

    private final Subscriptions subscriptions;

    SubscriptionGuard(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @Override
    public List<Violation> objections(UUID partner, UUID customer) {
        var active = subscriptions.countActive(partner, customer);
        return active == 0
                ? List.of()
                : List.of(Violation.of(null, "SUBSCRIPTION_ACTIVE", "%d subscriptions are active.".formatted(active))
                        .with(new Remedy(
                                "PARTNER",
                                "Suspend or cancel them.",
                                "/v1/subscriptions?customerTenantId=" + customer)));
    }
}
