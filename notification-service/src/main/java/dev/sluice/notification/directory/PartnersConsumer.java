package dev.sluice.notification.directory;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sluice.platform.consume.Consumption;
import dev.sluice.platform.consume.EventConsumer;
import dev.sluice.platform.consume.EventReader;
import dev.sluice.platform.consume.IncomingEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the names of partners. */
@ApplicationScoped
class PartnersConsumer implements EventConsumer {

    /** The part of the record that matters here. */
    record PartnerChanged(
            @JsonProperty(required = true) UUID partnerTenantId,
            @JsonProperty(required = true) String name) {}

    private final Consumption consumption;
    private final EventReader reader;
    private final TenantNames names;

    PartnersConsumer(Consumption consumption, EventReader reader, TenantNames names) {
        this.consumption = consumption;
        this.reader = reader;
        this.names = names;
    }

    @Override
    public String name() {
        return "notification.partners";
    }

    @Incoming("partners")
    @Blocking
    void take(ConsumerRecords<byte[], byte[]> batch) {
        consumption.take(this, batch);
    }

    @Override
    public void on(IncomingEvent event) {
        if (event.type().equals("partner.changed.v1") && event.data() != null) {
            var changed = reader.data(event, PartnerChanged.class);
            names.put(changed.partnerTenantId(), changed.name());
        }
    }
}
