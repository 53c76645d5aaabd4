package dev.sluice.notification.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.notification.delivery.Messages;
import dev.sluice.notification.delivery.NewMessage;
import dev.sluice.notification.news.News;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.consume.IncomingEvent;
import dev.sluice.platform.consume.Undecodable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes messages of events, whatever their type: new types are delivered without a change here. */
@ApplicationScoped
class Webhooks {

    private final Messages messages;
    private final ObjectMapper json;
    private final BusinessClock clock;
    private final TransactionSynchronizationRegistry transaction;

    Webhooks(
            Messages messages, ObjectMapper json, BusinessClock clock, TransactionSynchronizationRegistry transaction) {
        this.transaction = transaction;
        this.messages = messages;
        this.json = json;
        this.clock = clock;
    }

    /** Which events of the transaction are new. */
    private record Fresh(Set<UUID> ids) {}

    void offer(List<IncomingEvent> events) {
        offer(events, event -> null);
    }

    /** @param except the endpoint that an event is about, and that must not hear of it */
    void offer(List<IncomingEvent> events, Function<IncomingEvent, @Nullable UUID> except) {
        var offered = events.stream()
                .map(event -> message(event, except.apply(event)))
                .toList();
        transaction.putResource(Webhooks.class, new Fresh(messages.offer(offered, clock.now())));
    }

    /** True once for each event that was not taken before: known by its id for as long as it may come again. */
    boolean isNew(IncomingEvent event) {
        return ((Fresh) transaction.getResource(Webhooks.class)).ids().remove(event.id());
    }

    static News news(IncomingEvent event) {
        return new News(event.id(), event.type(), event.subject(), event.audience(), event.time(), data(event));
    }

    private NewMessage message(IncomingEvent event, @Nullable UUID exceptEndpoint) {
        return new NewMessage(
                event.id(),
                event.type(),
                event.subject(),
                event.customerTenantId(),
                event.audience(),
                CloudEvent.body(event, data(event), json),
                exceptEndpoint);
    }

    private static JsonNode data(IncomingEvent event) {
        var data = event.data();
        if (data == null) {
            throw new Undecodable("no data in " + event.type());
        }
        return data;
    }
}
