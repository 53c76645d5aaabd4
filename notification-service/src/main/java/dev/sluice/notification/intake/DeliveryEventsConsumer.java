package dev.sluice.notification.intake;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.platform.consume.Consumption;
import dev.sluice.platform.consume.EventConsumer;
import dev.sluice.platform.consume.EventReader;
import dev.sluice.platform.consume.IncomingEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What happens to an endpoint is told to its owner's endpoints, by notice and by mail. */
@ApplicationScoped
class DeliveryEventsConsumer implements EventConsumer {

    /** What can never arrive where it happened: such an endpoint gets nothing else either. */
    private static final Set<String> CANNOT_ARRIVE = Set.of("endpoint.failing.v1", "endpoint.disabled.v1");

    /** The part of every such event that matters here. */
    record AboutEndpoint(@JsonProperty(required = true) UUID endpointId) {}

    private final Consumption consumption;
    private final EventReader reader;
    private final NewsIntake intake;

    DeliveryEventsConsumer(Consumption consumption, EventReader reader, NewsIntake intake) {
        this.consumption = consumption;
        this.reader = reader;
        this.intake = intake;
    }

    @Override
    public String name() {
        return "notification.delivery-events";
    }

    @Incoming("delivery-events")
    @Blocking
    void take(ConsumerRecords<byte[], byte[]> batch) {
        consumption.take(this, batch);
    }

    /** The id of the message is the event's. */
    @Override
    public boolean usesInbox() {
        return false;
    }

    @Override
    public void before(List<IncomingEvent> transaction) {
        intake.take(
                transaction,
                event -> CANNOT_ARRIVE.contains(event.type())
                        ? reader.data(event, AboutEndpoint.class).endpointId()
                        : null);
    }

    /** Taken with all others of its transaction. */
    @Override
    public void on(IncomingEvent event) {}
}
