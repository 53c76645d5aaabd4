package dev.sluice.cocp.customer;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.outbox.Announced;
import dev.sluice.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Tells the state of customers, after a change or again so that a copy can be rebuilt. */
@ApplicationScoped
@Transactional
public class CustomerStateTopic {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Customers customers;
    private final Outbox outbox;
    private final BusinessClock clock;

    CustomerStateTopic(Customers customers, Outbox outbox, BusinessClock clock) {
        this.customers = customers;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The subjects after {@code last} in their order, or the first ones when it is empty. */
    public List<String> subjectsAfter(String last, int limit) {
        var after = last.isEmpty() ? BEFORE_ALL : UUID.fromString(last);
        return customers.after(after, limit).stream().map(UUID::toString).toList();
    }

    /** Each as a new record of its stream. */
    public void publish(List<String> subjects) {
        subjects.forEach(subject -> customers.lock(UUID.fromString(subject)).ifPresent(this::tell));
    }

    void tell(Customer customer) {
        var tenant = customer.customerTenantId();
        outbox.publish(
                new CustomerChanged(customer),
                new Announced(
                        tenant.toString(), customers.nextSequence(tenant), tenant, Set.of(tenant), clock.now()));
    }
}
