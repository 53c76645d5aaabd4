package dev.sluice.transfer.registry;

import dev.sluice.platform.consume.Consumption;
import dev.sluice.platform.consume.EventConsumer;
import dev.sluice.platform.consume.EventReader;
import dev.sluice.platform.consume.IncomingEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Folds requests for a change of partner: per request and licence the newer {@code sequence} wins. */
@ApplicationScoped
class PartnerChangesConsumer implements EventConsumer {

    private final Consumption consumption;
    private final EventReader reader;
    private final RegistryDesk desk;

    PartnerChangesConsumer(Consumption consumption, EventReader reader, RegistryDesk desk) {
        this.consumption = consumption;
        this.reader = reader;
        this.desk = desk;
    }

    @Incoming("partner-changes")
    @Blocking
    void take(ConsumerRecords<byte[], byte[]> batch) {
        consumption.take(this, batch);
    }

    @Override
    public String name() {
        return "transfer.partner-changes";
    }

    @Override
    public boolean usesInbox() {
        return false;
    }

    @Override
    public void on(IncomingEvent event) {
        if (PartnerChange.moves(event.type())) {
            desk.apply(
                    reader.data(event, PartnerChange.class), PartnerChange.goesOnAfter(event.type()), event.sequence());
        }
    }
}
