package dev.sluice.notification.intake;

import dev.sluice.notification.mail.Mails;
import dev.sluice.notification.notice.Notices;
import dev.sluice.platform.consume.IncomingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tells by webhook, and by notice and mail where there are words for it: of all events of a transaction at once. */
@ApplicationScoped
class NewsIntake {

    private final Webhooks webhooks;
    private final Notices notices;
    private final Mails mails;

    NewsIntake(Webhooks webhooks, Notices notices, Mails mails) {
        this.webhooks = webhooks;
        this.notices = notices;
        this.mails = mails;
    }

    /** @param except the endpoint that an event is about, and that must not hear of it */
    void take(List<IncomingEvent> events, Function<IncomingEvent, @Nullable UUID> except) {
        var news = webhooks.offer(events, except).stream().map(Webhooks::news).toList();
        notices.offer(news);
        mails.offer(news);
    }
}
