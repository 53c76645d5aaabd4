package dev.sluice.cocp.request;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What the old partner still owes: it serves its licences until the effective day. It has no say and nothing to answer.
 *
 * @param until the effective day, 00:00Z; while nothing is processed, the one to expect
 * @param fixed it is processed, the day will not move
 */
public record Duty(String code, String message, List<String> licenseIds, Instant until, boolean fixed) {

    private static final String SERVE = "SERVE_UNTIL_EFFECTIVE_DAY";

    /** Licences with the same day are one duty; what is over or called off is none. */
    static List<Duty> of(Collection<ChangeItem> items, Function<ChangeItem, Instant> expected) {
        var days = new TreeMap<Instant, List<ChangeItem>>();
        for (var item : items) {
            if (item.isNegotiable() || item.is(ItemState.GRACE_PERIOD)) {
                var effectiveAt = item.effectiveAt();
                days.computeIfAbsent(effectiveAt == null ? expected.apply(item) : effectiveAt, _ -> new ArrayList<>())
                        .add(item);
            }
        }
        return days.entrySet().stream()
                .map(day -> serve(day.getValue(), day.getKey()))
                .toList();
    }

    private static Duty serve(List<ChangeItem> items, Instant until) {
        return new Duty(
                SERVE,
                "You remain partner of record and serve the agreements until then.",
                items.stream().map(ChangeItem::licenseId).toList(),
                until,
                items.stream().allMatch(item -> item.is(ItemState.GRACE_PERIOD)));
    }
}
