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

/** Takes facts from changes of partner that took effect; earlier steps give nobody credit. */
@ApplicationScoped
class PartnerChangesConsumer implements EventConsumer {

    private final Consumption consumption;
    private final EventReader reader;
    private final TimelineDesk desk;

    PartnerChangesConsumer(Consumption consumption, EventReader reader, TimelineDesk desk) {
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
        return "attribution.partner-changes";
    }

    /** A fact is known by its place in its owner's stream, and an older one counts as much as a newer one. */
    @Override
    public boolean usesInbox() {
        return false;
    }

    @Override
    public void before(List<IncomingEvent> transaction) {
        desk.lock(transaction.stream()
                .filter(event -> event.type().equals(CompletedChange.TYPE))
                .flatMap(event -> reader.data(event, CompletedChange.class).licenses().stream())
                .map(licence -> Unit.agreement(licence.agreementId()))
                .toList());
    }

    @Override
    public void on(IncomingEvent event) {
        if (event.type().equals(CompletedChange.TYPE)) {
            var change = reader.data(event, CompletedChange.class);
            change.licenses()
                    .forEach(licence -> desk.learn(
                            Unit.agreement(licence.agreementId()),
                            List.of(change.fact(licence, event.source(), event.subject(), event.sequence())),
                            event.id()));
        }
    }
}
