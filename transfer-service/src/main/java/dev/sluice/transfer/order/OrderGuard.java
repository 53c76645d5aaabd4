package dev.sluice.transfer.order;

import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import dev.sluice.transfer.relationship.RemovalGuard;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** A partner does not leave a customer with orders that wait for their day. */
@ApplicationScoped
class OrderGuard implements RemovalGuard {

    private final Orders orders;

    OrderGuard(Orders orders) {
        this.orders = orders;
    }

    @Override
    public List<Violation> objections(UUID partner, UUID customer) {
        var scheduled = orders.countScheduled(partner, customer);
        return scheduled == 0
                ? List.of()
                : List.of(Violation.of(
                                null,
                                "ORDER_SCHEDULED",
                                "%d orders for the customer are scheduled.".formatted(scheduled))
                        .with(new Remedy("PARTNER", "Cancel them first.", "/v1/orders")));
    }
}
