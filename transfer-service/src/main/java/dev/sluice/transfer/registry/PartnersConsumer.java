package dev.sluice.transfer.registry;

import dev.sluice.platform.consume.Consumption;
import dev.sluice.platform.consume.EventConsumer;
import dev.sluice.platform.consume.EventReader;
import dev.sluice.platform.consume.IncomingEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the copy of partners: the newer {@code sequence} wins. */
@ApplicationScoped
class PartnersConsumer implements EventConsumer {

    private final Consumption consumption;
    private final EventReader reader;
    private final RegistryDesk desk;

    PartnersConsumer(Consumption consumption, EventReader reader, RegistryDesk desk) {
        this.consumption = consumption;
        this.reader = reader;
        this.desk = desk;
    }

    @Incoming("partners")
    @Blocking
    void take(ConsumerRecords<byte[], byte[]> batch) {
        consumption.take(this, batch);
    }

    @Override
    public String name() {
        return "transfer.partners";
    }

    @Override
    public boolean usesInbox() {
        return false;
    }

    @Override
    public void before(List<IncomingEvent> transaction) {
        var told = transaction.stream()
                .filter(event -> event.data() != null && event.type().equals(PartnerState.TYPE))
                .map(event -> reader.data(event, PartnerState.class))
                .flatMap(partner -> Stream.concat(
                        Stream.of(partner.partnerTenantId()), Stream.ofNullable(partner.indirectProviderTenantId())));
        desk.expect(List.of(), told.toList(), List.of());
    }

    @Override
    public void on(IncomingEvent event) {
        if (event.data() == null) {
            desk.removePartner(event.subjectId(), event.sequence());
        } else if (event.type().equals(PartnerState.TYPE)) {
            desk.apply(reader.data(event, PartnerState.class), event.sequence());
        }
    }
}
