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
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the copy of agreements: the newer {@code sequence} wins. */
@ApplicationScoped
class AgreementsConsumer implements EventConsumer {

    private final Consumption consumption;
    private final EventReader reader;
    private final RegistryDesk desk;

    AgreementsConsumer(Consumption consumption, EventReader reader, RegistryDesk desk) {
        this.consumption = consumption;
        this.reader = reader;
        this.desk = desk;
    }

    @Incoming("agreements")
    @Blocking
    void take(ConsumerRecords<byte[], byte[]> batch) {
        consumption.take(this, batch);
    }

    @Override
    public String name() {
        return "transfer.agreements";
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
            if (event.data() == null) {
                agreements.add(event.subject());
            } else if (event.type().equals(AgreementState.TYPE)) {
                var agreement = reader.data(event, AgreementState.class);
                customers.add(agreement.customerTenantId());
                partners.addAll(agreement.partners());
                agreements.add(agreement.agreementId());
            }
        }
        desk.expect(customers, partners, agreements);
    }

    @Override
    public void on(IncomingEvent event) {
        if (event.data() == null) {
            desk.removeAgreement(event.subject(), event.sequence());
        } else if (event.type().equals(AgreementState.TYPE)) {
            desk.apply(reader.data(event, AgreementState.class), event.sequence());
        }
    }
}
