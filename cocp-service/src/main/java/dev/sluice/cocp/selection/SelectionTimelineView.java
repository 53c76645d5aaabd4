package dev.sluice.cocp.selection;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What happened to a selection, in order, as a party may know it. */
public record SelectionTimelineView(List<Entry> items) {

    public SelectionTimelineView {
        items = List.copyOf(items);
    }

    /**
     * One act.
     *
     * @param type of the event that told it
     * @param actor which side acted; people are not named
     */
    public record Entry(Instant at, String type, Actor actor, Map<String, Object> data) {}
}
