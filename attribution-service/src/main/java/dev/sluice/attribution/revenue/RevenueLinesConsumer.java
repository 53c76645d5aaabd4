package dev.sluice.attribution.revenue;

import dev.sluice.platform.consume.Consumption;
import dev.sluice.platform.consume.EventConsumer;
import dev.sluice.platform.consume.EventReader;
import dev.sluice.platform.consume.IncomingEvent;
import dev.sluice.platform.consume.Undecodable;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes lines that billing tells; one that is known with other content is parked, and keeps no other line waiting. */
@ApplicationScoped
class RevenueLinesConsumer implements EventConsumer {

    private static final String TYPE = "revenue-line.billed.v1";

    private final Consumption consumption;
    private final EventReader reader;
    private final Validator validator;
    private final RevenueDesk desk;

    RevenueLinesConsumer(Consumption consumption, EventReader reader, Validator validator, RevenueDesk desk) {
        this.consumption = consumption;
        this.reader = reader;
        this.validator = validator;
        this.desk = desk;
    }

    @Incoming("revenue-lines")
    @Blocking
    void take(ConsumerRecords<byte[], byte[]> batch) {
        consumption.take(this, batch);
    }

    @Override
    public String name() {
        return "attribution.revenue-lines";
    }

    /** A line is known by its id. */
    @Override
    public boolean usesInbox() {
        return false;
    }

    @Override
    public void on(IncomingEvent event) {
        if (event.data() != null && event.type().equals(TYPE)) {
            desk.learn(List.of(line(event))).values().forEach(refusal -> {
                throw refusal;
            });
        }
    }

    private RevenueLineEntry line(IncomingEvent event) {
        var line = reader.data(event, RevenueLineEntry.class);
        var faults = validator.validate(line).stream()
                .map(fault -> fault.getPropertyPath() + " " + fault.getMessage())
                .sorted()
                .collect(Collectors.joining("; "));
        if (!faults.isEmpty()) {
            throw new Undecodable("no line of revenue: " + faults);
        }
        return line;
    }
}
