package dev.sluice.transfer.vendorlead;

import dev.sluice.platform.deadlines.Deadline;
import dev.sluice.platform.deadlines.DeadlineWords;
import dev.sluice.platform.deadlines.Deadlines;
import dev.sluice.transfer.legacy.LegacySubscription;
import dev.sluice.transfer.legacy.LegacyWatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** When a legacy subscription is looked at next: before each point of an announcement, on the last day of its term, and at its end. */
@ApplicationScoped
class Looks implements LegacyWatch, DeadlineWords {

    static final String AGGREGATE = "legacy_subscription";
    static final String LOOK = "LOOK";

    /** Days before a renewal on which it is announced that the vendor leads. */
    static final List<Integer> ANNOUNCED = List.of(60, 30, 7);

    private final Deadlines deadlines;

    Looks(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    /** What was told late is looked at now: of several announcements that were missed the latest is made up for. */
    @Override
    public void changed(LegacySubscription subscription, Instant now) {
        if (!subscription.isActive() || subscription.migrationId() != null) {
            deadlines.withdraw(AGGREGATE, subscription.place().id());
        } else if (before(subscription, ANNOUNCED.getFirst()).isAfter(now)) {
            at(subscription, before(subscription, ANNOUNCED.getFirst()));
        } else {
            at(subscription, now);
        }
    }

    void next(LegacySubscription subscription, Instant after) {
        var points = new ArrayList<Instant>();
        ANNOUNCED.forEach(days -> points.add(before(subscription, days)));
        points.add(before(subscription, 1));
        points.add(subscription.termEnd());
        points.stream()
                .filter(point -> point.isAfter(after))
                .min(Comparator.naturalOrder())
                .ifPresent(point -> at(subscription, point));
    }

    void at(LegacySubscription subscription, Instant instant) {
        deadlines.set(
                List.of(new Deadline(AGGREGATE, subscription.place().id(), LOOK, "", instant, "SYSTEM", Set.of())));
    }

    private static Instant before(LegacySubscription subscription, int days) {
        return subscription.renewsOn().minusDays(days).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    @Override
    public String aggregateType() {
        return AGGREGATE;
    }

    @Override
    public String link(UUID aggregateId) {
        return "/v1/legacy-subscriptions";
    }

    @Override
    public String summary(Deadline deadline) {
        return "The legacy subscription is looked at again.";
    }
}
