package dev.sluice.notification.feed.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.notification.feed.EventFeed;
import dev.sluice.platform.paging.PageRequest;
import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.tenancy.Allow;
import dev.sluice.platform.tenancy.Callers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The events that the caller's webhooks carry, to be pulled. */
@Path("/v1/events")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Allow({
    "PARTNER:integration-admin",
    "OPERATOR:platform",
    "CUSTOMER:enterprise-admin",
    "CUSTOMER:online-admin",
    "CUSTOMER:global-admin"
})
public class EventResource {

    private static final int MOST_PATTERNS = 100;
    private static final int LONGEST_PATTERN = 200;

    private final EventFeed feed;
    private final Callers callers;
    private final ObjectMapper json;

    EventResource(EventFeed feed, Callers callers, ObjectMapper json) {
        this.feed = feed;
        this.callers = callers;
        this.json = json;
    }

    /**
     * Oldest first, beginning after a cursor. No event is left out, however the writers' transactions overlap; the order of
     * one subject's events is that of their sequence.
     */
    @GET
    public EventPage list(
            @QueryParam("after") @Nullable String after,
            @QueryParam("eventTypes") List<String> eventTypes,
            @BeanParam PageRequest page,
            @QueryParam("pageToken") @Nullable String pageToken) {
        var cursor = Optional.ofNullable(after).or(() -> Optional.ofNullable(pageToken));
        var portion = feed.read(callers.current(), cursor, patterns(eventTypes), page.pageSize());
        return new EventPage(
                portion.events().stream().map(this::tree).toList(),
                portion.next(),
                portion.more() ? portion.next() : null);
    }

    /** Given one by one, or separated by commas. */
    private static List<String> patterns(List<String> given) {
        var patterns = given.stream()
                .flatMap(text -> Stream.of(text.split(",", -1)))
                .map(String::strip)
                .toList();
        if (patterns.size() > MOST_PATTERNS
                || patterns.stream().anyMatch(pattern -> pattern.isEmpty() || pattern.length() > LONGEST_PATTERN)) {
            throw Refusal.malformed(
                    "eventTypes",
                    "INVALID_VALUE",
                    "is at most %d types or patterns of at most %d characters"
                            .formatted(MOST_PATTERNS, LONGEST_PATTERN));
        }
        return patterns;
    }

    private JsonNode tree(String event) {
        try {
            return json.readTree(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not an event", e);
        }
    }
}
