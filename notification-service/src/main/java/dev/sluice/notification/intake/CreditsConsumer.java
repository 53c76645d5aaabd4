package dev.sluice.notification.intake;

import dev.sluice.platform.consume.Consumption;
import dev.sluice.platform.consume.EventConsumer;
import dev.sluice.platform.consume.IncomingEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What happens to associations and credits is told by webhook. */
@ApplicationScoped
class CreditsConsumer implements EventConsumer {

    private final Consumption consumption;
    private final Webhooks webhooks;

    CreditsConsumer(Consumption consumption, Webhooks webhooks) {
        this.consumption = consumption;
        this.webhooks = webhooks;
    }

    @Override
    public String name() {
        return "notification.credits";
    }

    @Incoming("credits")
    @Blocking
    void take(ConsumerRecords<byte[], byte[]> batch) {
        consumption.take(this, batch);
    }

    @Override
    public void on(IncomingEvent event) {
        webhooks.offer(event);
    }
}
