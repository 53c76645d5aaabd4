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

/** Keeps the copy of partners: the newer {@code sequence} wins. */
@ApplicationScoped
class PartnersConsumer implements EventConsumer {

    private final Consumption consumption;
    private final EventReader reader;
    private final Partners partners;

    PartnersConsumer(Consumption consumption, EventReader reader, Partners partners) {
        this.consumption = consumption;
        this.reader = reader;
        this.partners = partners;
    }

    @Incoming("partners")
    @Blocking
    void take(ConsumerRecords<byte[], byte[]> batch) {
        consumption.take(this, batch);
    }

    @Override
    public String name() {
        return "attribution.partners";
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
                .filter(event -> event.data() == null || event.type().equals(PartnerState.TYPE))
                .map(IncomingEvent::subjectId)
                .distinct()
                .sorted(Comparator.naturalOrder())
                .forEach(partners::expect);
    }

    @Override
    public void on(IncomingEvent event) {
        if (event.data() == null) {
            partners.remove(event.subjectId(), event.sequence());
        } else if (event.type().equals(PartnerState.TYPE)) {
            partners.keep(reader.data(event, PartnerState.class), event.sequence());
        }
    }
}
