package dev.sluice.notification.feed;

import dev.sluice.notification.catalogue.EventTypes;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Lets a tenant read its events at its own pace. */
@ApplicationScoped
@Transactional
public class EventFeed {

    private static final List<String> EVERYTHING = List.of("*");

    private final FeedEvents events;
    private final EventTypes types;
    private final FeedConfig config;
    private final Clock realTime;

    EventFeed(FeedEvents events, EventTypes types, FeedConfig config, Clock realTime) {
        this.events = events;
        this.types = types;
        this.config = config;
        this.realTime = realTime;
    }

    /**
     * Some events, as webhooks carry them.
     *
     * @param next where to go on, also when there was nothing
     * @param more whether there is more at once
     */
    public record Portion(List<String> events, String next, boolean more) {}

    /** @param after a cursor; absent for the oldest event that is kept */
    public Portion read(Caller caller, Optional<String> after, List<String> eventTypes, int size) {
        var objections = types.violations("eventTypes", eventTypes);
        if (!objections.isEmpty()) {
            throw Refusal.refused(
                    objections.getFirst().code(), objections.getFirst().message(), objections);
        }
        var now = realTime.instant();
        var from = after.map(token -> FeedCursor.of(token, config.cursorKept(), now))
                .orElse(new FeedCursor(0, now.minus(config.cursorKept())));
        var upTo = Math.max(events.horizon(), from.position());
        // A day earlier: an intake may begin before midnight and commit after it.
        var since = from.at().atOffset(ZoneOffset.UTC).toLocalDate().minusDays(1);
        var patterns = EventTypes.likePatterns(eventTypes.isEmpty() ? EVERYTHING : eventTypes);
        var found = events.between(caller.tenant(), from.position(), upTo, since, patterns, size + 1);
        var more = found.size() > size;
        var shown = more ? found.subList(0, size) : found;
        var last = shown.isEmpty() ? null : shown.getLast();
        var next = more && last != null ? new FeedCursor(last.position(), last.takenAt()) : new FeedCursor(upTo, now);
        return new Portion(shown.stream().map(FeedEvents.Entry::body).toList(), next.token(), more);
    }
}
