package dev.sluice.transfer.registry;

import dev.sluice.platform.consume.Consumption;
import dev.sluice.platform.consume.EventConsumer;
import dev.sluice.platform.consume.EventReader;
import dev.sluice.platform.consume.IncomingEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the copy of customers: the newer {@code sequence} wins. */
@ApplicationScoped
class CustomersConsumer implements EventConsumer {

    private final Consumption consumption;
    private final EventReader reader;
    private final RegistryDesk desk;

    CustomersConsumer(Consumption consumption, EventReader reader, RegistryDesk desk) {
        this.consumption = consumption;
        this.reader = reader;
        this.desk = desk;
    }

    @Incoming("customers")
    @Blocking
    void take(ConsumerRecords<byte[], byte[]> batch) {
        consumption.take(this, batch);
    }

    @Override
    public String name() {
        return "transfer.customers";
    }

    @Override
    public boolean usesInbox() {
        return false;
    }

    @Override
    public void before(List<IncomingEvent> transaction) {
        var told = transaction.stream()
                .filter(event -> event.data() != null && event.type().equals(CustomerState.TYPE))
                .map(event -> reader.data(event, CustomerState.class).customerTenantId());
        desk.expect(told.toList(), List.of(), List.of());
    }

    @Override
    public void on(IncomingEvent event) {
        if (event.data() == null) {
            desk.removeCustomer(event.subjectId(), event.sequence());
        } else if (event.type().equals(CustomerState.TYPE)) {
            desk.apply(reader.data(event, CustomerState.class), event.sequence());
        }
    }
}
