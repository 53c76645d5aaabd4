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
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes messages of events, whatever their type: new types are delivered without a change here. */
@ApplicationScoped
class Webhooks {

    private final Messages messages;
    private final ObjectMapper json;
    private final BusinessClock clock;

    Webhooks(Messages messages, ObjectMapper json, BusinessClock clock) {
        this.messages = messages;
        this.json = json;
        this.clock = clock;
    }

    List<IncomingEvent> offer(List<IncomingEvent> events) {
        return offer(events, event -> null);
    }

    /**
     * @param except the endpoint that an event is about, and that must not hear of it
     * @return those that were not taken before, each once: known by its id for as long as it may come again
     */
    List<IncomingEvent> offer(List<IncomingEvent> events, Function<IncomingEvent, @Nullable UUID> except) {
        var offered = events.stream()
                .map(event -> message(event, except.apply(event)))
                .toList();
        var fresh = messages.offer(offered, clock.now());
        return events.stream().filter(event -> fresh.remove(event.id())).toList();
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
