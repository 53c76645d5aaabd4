package dev.sluice.cocp.customer;

import dev.sluice.cocp.database.Uuids;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.operations.StateTopic;
import dev.sluice.platform.outbox.Announced;
import dev.sluice.platform.outbox.Outbox;
import dev.sluice.platform.outbox.Outbox.Publication;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells the state of customers, after a change or again so that a copy can be rebuilt. */
@ApplicationScoped
@Transactional
public class CustomerStateTopic implements StateTopic {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Customers customers;
    private final Outbox outbox;
    private final BusinessClock clock;

    CustomerStateTopic(Customers customers, Outbox outbox, BusinessClock clock) {
        this.customers = customers;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String topic() {
        return CustomerChanged.TOPIC;
    }

    @Override
    public List<String> subjects(@Nullable String after, int limit) {
        var last = after == null ? BEFORE_ALL : UUID.fromString(after);
        return customers.after(last, limit).stream().map(UUID::toString).toList();
    }

    @Override
    public int republish(Collection<String> subjects) {
        var known = customers.lockAll(
                subjects.stream().map(Uuids::find).flatMap(Optional::stream).toList());
        tell(known.values(), customers.nextSequences(known.keySet()));
        return known.size();
    }

    /** @param places of each on the topic */
    void tell(Collection<Customer> changed, Map<UUID, Long> places) {
        var now = clock.now();
        outbox.publishAll(changed.stream()
                .map(customer -> publication(customer, places, now))
                .toList());
    }

    private static Publication publication(Customer customer, Map<UUID, Long> places, Instant now) {
        var tenant = customer.customerTenantId();
        var place = Objects.requireNonNull(places.get(tenant));
        return new Publication(
                new CustomerChanged(customer), new Announced(tenant.toString(), place, tenant, Set.of(tenant), now));
    }
}
