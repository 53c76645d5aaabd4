package dev.sluice.cocp.request;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What happened to a request, in order, as a party may know it. */
public record TimelineView(List<Entry> items) {

    public TimelineView {
        items = List.copyOf(items);
    }

    /**
     * One act.
     *
     * @param type of the event that told it
     * @param actor which side acted; people are not named
     */
    public record Entry(Instant at, String type, List<String> licenseIds, Actor actor, Map<String, Object> data) {

        private boolean isSameActAs(Entry other) {
            return at.equals(other.at) && type.equals(other.type) && data.equals(other.data);
        }

        private Entry with(Entry other) {
            return new Entry(
                    at,
                    type,
                    Stream.concat(licenseIds.stream(), other.licenseIds.stream())
                            .toList(),
                    actor,
                    data);
        }
    }

    /** One act was told once to each old partner; whoever sees all of it sees one entry. */
    static TimelineView of(List<Timeline.Told> told, Party party) {
        var entries = new ArrayList<Entry>();
        for (var part : told) {
            var entry = entry(part, party);
            if (!entries.isEmpty() && entries.getLast().isSameActAs(entry)) {
                entries.set(entries.size() - 1, entries.getLast().with(entry));
            } else {
                entries.add(entry);
            }
        }
        return new TimelineView(entries);
    }

    private static Entry entry(Timeline.Told part, Party party) {
        var data = new TreeMap<>(part.data());
        if (party != Party.OLD_PARTNER) {
            data.putAll(part.confidential());
        }
        return new Entry(part.at(), part.type(), part.licenseIds(), part.actor(), data);
    }
}
