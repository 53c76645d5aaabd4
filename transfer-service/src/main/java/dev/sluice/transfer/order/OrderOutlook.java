package dev.sluice.transfer.order;

import dev.sluice.platform.problem.Violation;
import dev.sluice.transfer.registry.Directory;
import dev.sluice.transfer.relationship.ServedCustomers;
import dev.sluice.transfer.seat.Seats;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** Tells what would stand against an order. Stores nothing and reserves nothing. */
@ApplicationScoped
@Transactional
public class OrderOutlook {

    private final OrderChecks checks;
    private final Directory directory;
    private final ServedCustomers served;
    private final Seats seats;

    OrderOutlook(OrderChecks checks, Directory directory, ServedCustomers served, Seats seats) {
        this.checks = checks;
        this.directory = directory;
        this.served = served;
        this.seats = seats;
    }

    /** Looks up at once what orders for these customers are asked by, where many are done together. */
    public void readAhead(UUID partner, Collection<UUID> customers) {
        directory.readAhead(List.of(partner), customers);
        served.readAhead(Collections.nCopies(customers.size(), partner), List.copyOf(customers));
        seats.readAhead(customers);
    }

    /** The errors that the order would be answered; none where it would be accepted. */
    public List<Violation> against(UUID partner, OrderEntry entry, Instant now) {
        return checks.against(partner, entry, now);
    }
}
