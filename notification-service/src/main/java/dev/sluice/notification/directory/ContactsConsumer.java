package dev.sluice.notification.directory;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.platform.consume.Consumption;
import dev.sluice.platform.consume.EventConsumer;
import dev.sluice.platform.consume.EventReader;
import dev.sluice.platform.consume.IncomingEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Keeps the copy of addresses; a record without value erases one. */
@ApplicationScoped
class ContactsConsumer implements EventConsumer {

    /** The part of the record that matters here. */
    record ContactChanged(
            @JsonProperty(required = true) UUID tenantId,
            @JsonProperty(required = true) String email,
            @Nullable String name,
            @JsonProperty(required = true) String language,
            @JsonProperty(required = true) List<String> roles,
            @JsonProperty(required = true) String purpose,
            @Nullable String purposeSubject,
            @Nullable String link,
            @Nullable String message,
            @Nullable Boolean requestContactVerified) {

        @Override
        public String toString() {
            return purpose + " of " + tenantId;
        }
    }

    private final Consumption consumption;
    private final EventReader reader;
    private final Contacts contacts;

    ContactsConsumer(Consumption consumption, EventReader reader, Contacts contacts) {
        this.consumption = consumption;
        this.reader = reader;
        this.contacts = contacts;
    }

    @Override
    public String name() {
        return "notification.contacts";
    }

    @Incoming("contacts")
    @Blocking
    void take(ConsumerRecords<byte[], byte[]> batch) {
        consumption.take(this, batch);
    }

    @Override
    public void on(IncomingEvent event) {
        if (event.data() == null) {
            contacts.erase(event.source(), event.subject());
        } else {
            contacts.put(event.source(), event.subject(), reader.data(event, ContactChanged.class));
        }
    }
}
