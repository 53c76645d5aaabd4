package dev.sluice.notification.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.notification.delivery.Messages;
import dev.sluice.notification.delivery.NewMessage;
import dev.sluice.notification.notice.News;
import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.consume.IncomingEvent;
import dev.sluice.platform.consume.Undecodable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes a message of an event, whatever its type: new types are delivered without a change here. */
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

    void offer(IncomingEvent event) {
        offer(event, null);
    }

    static News news(IncomingEvent event) {
        return new News(event.id(), event.type(), event.subject(), event.audience(), event.time(), data(event));
    }

    void offer(IncomingEvent event, @Nullable UUID exceptEndpoint) {
        messages.offer(
                new NewMessage(
                        event.id(),
                        event.type(),
                        event.subject(),
                        event.customerTenantId(),
                        event.audience(),
                        CloudEvent.body(event, data(event), json),
                        exceptEndpoint),
                clock.now());
    }

    private static JsonNode data(IncomingEvent event) {
        var data = event.data();
        if (data == null) {
            throw new Undecodable("no data in " + event.type());
        }
        return data;
    }
}
