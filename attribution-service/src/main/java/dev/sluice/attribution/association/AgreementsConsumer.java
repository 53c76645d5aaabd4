package dev.sluice.attribution.association;

import dev.sluice.platform.consume.Consumption;
import dev.sluice.platform.consume.EventConsumer;
import dev.sluice.platform.consume.EventReader;
import dev.sluice.platform.consume.IncomingEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes facts from the records of agreements. A tombstone takes nothing back: what was earned was earned. */
@ApplicationScoped
class AgreementsConsumer implements EventConsumer {

    private final Consumption consumption;
    private final EventReader reader;
    private final TimelineDesk desk;

    AgreementsConsumer(Consumption consumption, EventReader reader, TimelineDesk desk) {
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
        return "attribution.agreements";
    }

    /** A fact is known by its place in its owner's stream, and an older one counts as much as a newer one. */
    @Override
    public boolean usesInbox() {
        return false;
    }

    @Override
    public void before(List<IncomingEvent> transaction) {
        desk.lock(transaction.stream()
                .filter(AgreementsConsumer::tellsFacts)
                .map(event ->
                        Unit.agreement(reader.data(event, AgreementState.class).agreementId()))
                .toList());
    }

    private static boolean tellsFacts(IncomingEvent event) {
        return event.data() != null && event.type().equals(AgreementState.TYPE);
    }

    @Override
    public void on(IncomingEvent event) {
        if (tellsFacts(event)) {
            var agreement = reader.data(event, AgreementState.class);
            var facts = agreement.facts(event.source(), event.subject(), event.sequence(), event.time());
            desk.learn(Unit.agreement(agreement.agreementId()), facts, event.id());
        }
    }
}
