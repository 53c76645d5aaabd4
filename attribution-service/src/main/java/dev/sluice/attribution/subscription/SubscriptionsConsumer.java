package dev.sluice.attribution.subscription;

import dev.sluice.platform.consume.Consumption;
import dev.sluice.platform.consume.EventConsumer;
import dev.sluice.platform.consume.EventReader;
import dev.sluice.platform.consume.IncomingEvent;
import io.quarkus.arc.All;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps copies of subscriptions and lineage. A tombstone takes nothing back: what was earned was earned. */
@ApplicationScoped
class SubscriptionsConsumer implements EventConsumer {

    private final Consumption consumption;
    private final EventReader reader;
    private final Subscriptions subscriptions;
    private final List<SubscriptionWatcher> watchers;

    SubscriptionsConsumer(
            Consumption consumption,
            EventReader reader,
            Subscriptions subscriptions,
            @All List<SubscriptionWatcher> watchers) {
        this.consumption = consumption;
        this.reader = reader;
        this.subscriptions = subscriptions;
        this.watchers = watchers;
    }

    @Incoming("subscriptions")
    @Blocking
    void take(ConsumerRecords<byte[], byte[]> batch) {
        consumption.take(this, batch);
    }

    @Override
    public String name() {
        return "attribution.subscriptions";
    }

    /** Facts are known by their place in the owner's stream, the copy by its {@code sequence}. */
    @Override
    public boolean usesInbox() {
        return false;
    }

    @Override
    public void before(List<IncomingEvent> transaction) {
        var told = transaction.stream()
                .filter(SubscriptionsConsumer::tellsState)
                .map(this::read)
                .toList();
        subscriptions.lock(
                told.stream().flatMap(each -> each.subscriptionIds().stream()).toList());
        watchers.forEach(watcher -> watcher.before(told));
    }

    @Override
    public void on(IncomingEvent event) {
        if (tellsState(event)) {
            var told = read(event);
            subscriptions.keep(told.state(), told.sequence(), told.time());
            watchers.forEach(watcher -> watcher.told(told));
        }
    }

    private static boolean tellsState(IncomingEvent event) {
        return event.data() != null && SubscriptionState.TYPES.contains(event.type());
    }

    private ToldSubscription read(IncomingEvent event) {
        var state = reader.data(event, SubscriptionState.class);
        return new ToldSubscription(state, event.source(), event.sequence(), event.time(), event.id());
    }
}
