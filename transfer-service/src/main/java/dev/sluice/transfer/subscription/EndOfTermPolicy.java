package dev.sluice.transfer.subscription;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What happens at the end of a term that does not renew itself, by its last day. Pure.
 *
 * @param from what holds for terms that end on a day or later
 */
record EndOfTermPolicy(NavigableMap<LocalDate, Fate> from) {

    static final int GRACE_DAYS = 30;

    /** The extended service term is for what was bought or renewed since then, and ends since then. */
    private static final LocalDate EXTENDED_IF_BOUGHT = LocalDate.of(2025, 4, 1);

    private static final LocalDate EXTENDED_IF_ENDING = LocalDate.of(2026, 5, 4);

    /** What becomes of a subscription. */
    enum Fate {
        /** Access goes on for thirty days. */
        GRACE_30_DAYS,
        /** It runs on from month to month, at a price of its own. */
        EXTENDED_SERVICE_TERM,
        /** Access ends with the term. */
        CANCEL
    }

    /** @param settings a day and a fate each, {@code 0001-01-01:GRACE_30_DAYS} */
    static EndOfTermPolicy of(List<String> settings) {
        var from = new TreeMap<LocalDate, Fate>(Comparator.naturalOrder());
        for (var setting : settings) {
            var parts = setting.strip().split(":", 2);
            from.put(LocalDate.parse(parts[0]), Fate.valueOf(parts[1]));
        }
        return new EndOfTermPolicy(from);
    }

    /** @param start of the term: when it was bought, or renewed last */
    Fate decide(LocalDate start, LocalDate termEnd) {
        Map.@Nullable Entry<LocalDate, Fate> entry = from.floorEntry(termEnd);
        var fate = entry == null ? Fate.GRACE_30_DAYS : entry.getValue();
        var isTooOld = start.isBefore(EXTENDED_IF_BOUGHT) || termEnd.isBefore(EXTENDED_IF_ENDING);
        return fate == Fate.EXTENDED_SERVICE_TERM && isTooOld ? Fate.GRACE_30_DAYS : fate;
    }
}
