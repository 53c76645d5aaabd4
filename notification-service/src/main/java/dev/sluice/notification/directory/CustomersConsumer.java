package dev.sluice.notification.directory;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.platform.consume.Consumption;
import dev.sluice.platform.consume.EventConsumer;
import dev.sluice.platform.consume.EventReader;
import dev.sluice.platform.consume.IncomingEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the names of customers. */
@ApplicationScoped
class CustomersConsumer implements EventConsumer {

    /** The part of the record that matters here. */
    record CustomerChanged(
            @JsonProperty(required = true) UUID customerTenantId,
            @JsonProperty(required = true) String name) {}

    private final Consumption consumption;
    private final EventReader reader;
    private final TenantNames names;

    CustomersConsumer(Consumption consumption, EventReader reader, TenantNames names) {
        this.consumption = consumption;
        this.reader = reader;
        this.names = names;
    }

    @Override
    public String name() {
        return "notification.customers";
    }

    @Incoming("customers")
    @Blocking
    void take(ConsumerRecords<byte[], byte[]> batch) {
        consumption.take(this, batch);
    }

    @Override
    public void on(IncomingEvent event) {
        if (event.type().equals("customer.changed.v1") && event.data() != null) {
            var changed = reader.data(event, CustomerChanged.class);
            names.put(changed.customerTenantId(), changed.name());
        }
    }
}
