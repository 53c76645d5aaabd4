package dev.sluice.platform.operations;

import dev.sluice.platform.consume.EventConsumer;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The consumers of this service, by name. */
@ApplicationScoped
class Consumers {

    private final List<EventConsumer> all;

    Consumers(@All List<EventConsumer> all) {
        this.all = all;
    }

    EventConsumer named(String name) {
        return all.stream()
                .filter(consumer -> consumer.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("this service has no consumer " + name + " any more"));
    }
}
