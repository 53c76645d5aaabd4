package dev.sluice.cocp.request;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The state of several licences together: the one they share, or {@code MIXED} with how many are in which. Derived, never
 * stored.
 *
 * @param since the latest move of any of them
 */
public record PackageState(
        String state, Instant since, @Nullable Map<ItemState, Long> counts) {

    static final String MIXED = "MIXED";

    public static PackageState of(Collection<ChangeItem> items) {
        var counts =
                items.stream().collect(Collectors.groupingBy(ChangeItem::state, TreeMap::new, Collectors.counting()));
        var since = items.stream().map(ChangeItem::stateSince).max(Comparator.naturalOrder());
        return counts.size() == 1
                ? new PackageState(counts.firstEntry().getKey().name(), since.orElseThrow(), null)
                : new PackageState(MIXED, since.orElseThrow(), counts);
    }
}
