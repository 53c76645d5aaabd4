package dev.sluice.attribution.registry;

import dev.sluice.platform.consume.Consumption;
import dev.sluice.platform.consume.EventConsumer;
import dev.sluice.platform.consume.EventReader;
import dev.sluice.platform.consume.IncomingEvent;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the copy of customers: the newer {@code sequence} wins. */
@ApplicationScoped
class CustomersConsumer implements EventConsumer {

    private final Consumption consumption;
    private final EventReader reader;
    private final Customers customers;

    CustomersConsumer(Consumption consumption, EventReader reader, Customers customers) {
        this.consumption = consumption;
        this.reader = reader;
        this.customers = customers;
    }

    @Incoming("customers")
    @Blocking
    void take(ConsumerRecords<byte[], byte[]> batch) {
        consumption.take(this, batch);
    }

    @Override
    public String name() {
        return "attribution.customers";
    }

    /** The rows tell by {@code sequence} what is new. */
    @Override
    public boolean usesInbox() {
        return false;
    }

    /** In the order of their ids: replicas never wait for each other crosswise. */
    @Override
    public void before(List<IncomingEvent> transaction) {
        transaction.stream()
                .filter(event -> event.data() == null || event.type().equals(CustomerState.TYPE))
                .map(IncomingEvent::subjectId)
                .distinct()
                .sorted(Comparator.naturalOrder())
                .forEach(customers::expect);
    }

    @Override
    public void on(IncomingEvent event) {
        if (event.data() == null) {
            customers.remove(event.subjectId(), event.sequence());
        } else if (event.type().equals(CustomerState.TYPE)) {
            customers.keep(reader.data(event, CustomerState.class), event.sequence());
        }
    }
}
