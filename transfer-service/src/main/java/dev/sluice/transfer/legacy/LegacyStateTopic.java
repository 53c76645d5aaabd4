package dev.sluice.transfer.legacy;

import dev.sluice.platform.clock.BusinessClock;
import dev.sluice.platform.operations.StateTopic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells the state of legacy subscriptions again, so that a copy can be rebuilt. */
@ApplicationScoped
@Transactional
class LegacyStateTopic implements StateTopic {

    private final LegacySubscriptions subscriptions;
    private final LegacyNews news;
    private final BusinessClock clock;

    LegacyStateTopic(LegacySubscriptions subscriptions, LegacyNews news, BusinessClock clock) {
        this.subscriptions = subscriptions;
        this.news = news;
        this.clock = clock;
    }

    @Override
    public String topic() {
        return LegacyChanged.TOPIC;
    }

    @Override
    public String kind() {
        return "legacy";
    }

    @Override
    public List<String> subjects(@Nullable String after, int limit) {
        return subscriptions.after(after == null ? "" : after, limit);
    }

    @Override
    public int republish(Collection<String> subjects) {
        var known = subjects.stream()
                .sorted()
                .distinct()
                .map(subscriptions::lock)
                .flatMap(Optional::stream)
                .toList();
        known.forEach(subscription -> news.tellState(subscription.id(), clock.now()));
        return known.size();
    }
}
