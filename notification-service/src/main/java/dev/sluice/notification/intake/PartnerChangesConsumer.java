package dev.sluice.notification.intake;

import dev.sluice.notification.change.PartnerChange;
import dev.sluice.notification.change.Step;
import dev.sluice.notification.change.StepType;
import dev.sluice.notification.mail.Mails;
import dev.sluice.notification.notice.Notices;
import dev.sluice.platform.consume.Consumption;
import dev.sluice.platform.consume.EventConsumer;
import dev.sluice.platform.consume.EventReader;
import dev.sluice.platform.consume.IncomingEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What happens to a change of partner is told by webhook, by notice, and by mail where somebody has to know. */
@ApplicationScoped
class PartnerChangesConsumer implements EventConsumer {

    private final Consumption consumption;
    private final EventReader reader;
    private final Webhooks webhooks;
    private final Notices notices;
    private final Mails mails;

    PartnerChangesConsumer(
            Consumption consumption, EventReader reader, Webhooks webhooks, Notices notices, Mails mails) {
        this.consumption = consumption;
        this.reader = reader;
        this.webhooks = webhooks;
        this.notices = notices;
        this.mails = mails;
    }

    @Override
    public String name() {
        return "notification.partner-changes";
    }

    @Incoming("partner-changes")
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
        var steps = webhooks.offer(transaction).stream()
                .flatMap(event -> StepType.of(event.type()).stream().map(type -> step(type, event)))
                .toList();
        notices.offerSteps(steps);
        mails.offerSteps(steps);
    }

    /** Taken with all others of its transaction. */
    @Override
    public void on(IncomingEvent event) {}

    private Step step(StepType type, IncomingEvent event) {
        return Step.of(
                type, event.causationId(), event.audience(), event.time(), reader.data(event, PartnerChange.class));
    }
}
