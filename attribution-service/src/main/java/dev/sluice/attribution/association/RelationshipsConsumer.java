package dev.sluice.attribution.association;

import dev.sluice.platform.consume.Consumption;
import dev.sluice.platform.consume.EventConsumer;
import dev.sluice.platform.consume.EventReader;
import dev.sluice.platform.consume.IncomingEvent;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes facts of delegated administration from the records of relationships. */
@ApplicationScoped
class RelationshipsConsumer implements EventConsumer {

    private final Consumption consumption;
    private final EventReader reader;
    private final TimelineDesk desk;

    RelationshipsConsumer(Consumption consumption, EventReader reader, TimelineDesk desk) {
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
        return "attribution.relationships";
    }

    /** A fact is known by its place in its owner's stream, and an older one counts as much as a newer one. */
    @Override
    public boolean usesInbox() {
        return false;
    }

    @Override
    public void before(List<IncomingEvent> transaction) {
        desk.lock(transaction.stream()
                .filter(RelationshipsConsumer::tellsState)
                .map(event -> unit(reader.data(event, RelationshipState.class)))
                .toList());
    }

    @Override
    public void on(IncomingEvent event) {
        if (tellsState(event)) {
            var relationship = reader.data(event, RelationshipState.class);
            var fact = relationship.fact(event.source(), event.subject(), event.sequence(), event.time());
            desk.learn(unit(relationship), List.of(fact), event.id());
        }
    }

    private static boolean tellsState(IncomingEvent event) {
        return event.data() != null && event.type().equals(RelationshipState.TYPE);
    }

    private static Unit unit(RelationshipState relationship) {
        return Unit.relationship(relationship.relationshipId());
    }
}
