package dev.sluice.transfer.order;

import dev.sluice.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Tells what would stand against an order. Stores nothing and reserves nothing. */
@ApplicationScoped
@Transactional
public class OrderOutlook {

    private final OrderChecks checks;

    OrderOutlook(OrderChecks checks) {
        this.checks = checks;
    }

    /** The errors that the order would be answered; none where it would be accepted. */
    public List<Violation> against(UUID partner, OrderEntry entry, Instant now) {
        return checks.against(partner, entry, now);
    }
}
