package dev.sluice.notification.intake;

import dev.sluice.platform.consume.Consumption;
import dev.sluice.platform.consume.EventConsumer;
import dev.sluice.platform.consume.IncomingEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What else the other services tell, types to come included: by webhook, and by notice and mail where there are words for it. */
@ApplicationScoped
class OtherEventsConsumer implements EventConsumer {

    private final Consumption consumption;
    private final NewsIntake intake;

    OtherEventsConsumer(Consumption consumption, NewsIntake intake) {
        this.consumption = consumption;
        this.intake = intake;
    }

    @Override
    public String name() {
        return "notification.others";
    }

    @Incoming("others")
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
        intake.take(transaction, event -> null);
    }

    /** Taken with all others of its transaction. */
    @Override
    public void on(IncomingEvent event) {}
}
