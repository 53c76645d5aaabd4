package dev.sluice.transfer.registry;

import dev.sluice.platform.consume.Consumption;
import dev.sluice.platform.consume.EventConsumer;
import dev.sluice.platform.consume.EventReader;
import dev.sluice.platform.consume.IncomingEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
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
    public void before(List<IncomingEvent> transaction) {
        var customers = new HashSet<UUID>();
        var partners = new HashSet<UUID>();
        var agreements = new HashSet<String>();
        for (var event : transaction) {
            if (PartnerChange.moves(event.type())) {
                var change = reader.data(event, PartnerChange.class);
                customers.add(change.customerTenantId());
                partners.add(change.newPartner().tenantId());
                change.licenses().forEach(licence -> {
                    agreements.add(licence.agreementId());
                    Stream.ofNullable(licence.oldPartnerTenantId()).forEach(partners::add);
                });
            }
        }
        desk.expect(customers, partners, agreements);
    }

    @Override
    public void on(IncomingEvent event) {
        if (PartnerChange.moves(event.type())) {
            desk.apply(
                    reader.data(event, PartnerChange.class), PartnerChange.goesOnAfter(event.type()), event.sequence());
        }
    }
}
