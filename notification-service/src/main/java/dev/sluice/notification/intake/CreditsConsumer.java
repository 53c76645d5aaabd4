package dev.sluice.notification.intake;

import dev.sluice.notification.mail.Mails;
import dev.sluice.notification.notice.Notices;
import dev.sluice.platform.consume.Consumption;
import dev.sluice.platform.consume.EventConsumer;
import dev.sluice.platform.consume.IncomingEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What happens to associations and credits is told by webhook, and by notice and mail where there are words for it. */
@ApplicationScoped
class CreditsConsumer implements EventConsumer {

    private final Consumption consumption;
    private final Webhooks webhooks;
    private final Notices notices;
    private final Mails mails;

    CreditsConsumer(Consumption consumption, Webhooks webhooks, Notices notices, Mails mails) {
        this.consumption = consumption;
        this.webhooks = webhooks;
        this.notices = notices;
        this.mails = mails;
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

    /** The id of the message is the event's. */
    @Override
    public boolean usesInbox() {
        return false;
    }

    @Override
    public void before(List<IncomingEvent> transaction) {
        webhooks.offer(transaction);
    }

    @Override
    public void on(IncomingEvent event) {
        if (webhooks.isNew(event)) {
            var news = Webhooks.news(event);
            notices.offer(news);
            mails.offer(news);
        }
    }
}
