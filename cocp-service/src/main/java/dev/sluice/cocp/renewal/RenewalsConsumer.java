package dev.sluice.cocp.renewal;

import dev.sluice.platform.consume.Consumption;
import dev.sluice.platform.consume.EventConsumer;
import dev.sluice.platform.consume.EventReader;
import dev.sluice.platform.consume.IncomingEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps which renewals are under way; of two events of one renewal the newer counts. */
@ApplicationScoped
class RenewalsConsumer implements EventConsumer {

    private final Consumption consumption;
    private final EventReader reader;
    private final ScheduledRenewals renewals;

    RenewalsConsumer(Consumption consumption, EventReader reader, ScheduledRenewals renewals) {
        this.consumption = consumption;
        this.reader = reader;
        this.renewals = renewals;
    }

    @Incoming("renewals")
    @Blocking
    void take(ConsumerRecords<byte[], byte[]> batch) {
        consumption.take(this, batch);
    }

    @Override
    public String name() {
        return "cocp.renewals";
    }

    @Override
    public void on(IncomingEvent event) {
        RenewalTold.isOpenAfter(event.type())
                .ifPresent(open -> renewals.keep(reader.data(event, RenewalTold.class), open));
    }
}
