package dev.sluice.cocp.customer;

import dev.sluice.platform.consume.Consumption;
import dev.sluice.platform.consume.EventConsumer;
import dev.sluice.platform.consume.EventReader;
import dev.sluice.platform.consume.IncomingEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Adopts customers that partners bring. */
@ApplicationScoped
class RelationshipsConsumer implements EventConsumer {

    private final Consumption consumption;
    private final EventReader reader;
    private final CustomerDesk desk;

    RelationshipsConsumer(Consumption consumption, EventReader reader, CustomerDesk desk) {
        this.consumption = consumption;
        this.reader = reader;
        this.desk = desk;
    }

    @Incoming("relationships")
    @Blocking
    void take(ConsumerRecords<byte[], byte[]> batch) {
        consumption.take(this, batch);
    }

    @Override
    public String name() {
        return "cocp.relationships";
    }

    /** A customer is adopted once: what the registry says about it later stays. */
    @Override
    public boolean usesInbox() {
        return false;
    }

    @Override
    public void on(IncomingEvent event) {
        if (event.type().equals(CustomerRequested.TYPE)) {
            desk.adopt(reader.data(event, CustomerRequested.class));
        }
    }
}
