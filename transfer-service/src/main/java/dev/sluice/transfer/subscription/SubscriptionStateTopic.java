package dev.sluice.transfer.subscription;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.operations.StateTopic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells the state of subscriptions again, so that a copy can be rebuilt. */
@ApplicationScoped
@Transactional
class SubscriptionStateTopic implements StateTopic {

    private final Subscriptions subscriptions;
    private final SubscriptionNews news;
    private final BusinessClock clock;

    SubscriptionStateTopic(Subscriptions subscriptions, SubscriptionNews news, BusinessClock clock) {
        this.subscriptions = subscriptions;
        this.news = news;
        this.clock = clock;
    }

    @Override
    public String topic() {
        return SubscriptionChanged.TOPIC;
    }

    @Override
    public List<String> subjects(@Nullable String after, int limit) {
        return subscriptions.after(after == null ? new UUID(0, 0) : UUID.fromString(after), limit).stream()
                .map(UUID::toString)
                .toList();
    }

    @Override
    public int republish(Collection<String> subjects) {
        var known = subjects.stream()
                .sorted()
                .flatMap(SubscriptionStateTopic::id)
                .map(subscriptions::lock)
                .flatMap(Optional::stream)
                .toList();
        known.forEach(subscription -> news.tellState(subscription, clock.now()));
        subscriptions.flush();
        return known.size();
    }

    private static Stream<UUID> id(String subject) {
        try {
            return Stream.of(UUID.fromString(subject));
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }
}
