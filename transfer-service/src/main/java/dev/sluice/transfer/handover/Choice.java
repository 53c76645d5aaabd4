package dev.sluice.transfer.handover;

import dev.sluice.platform.clock.TimeOrderedId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What becomes of subscriptions that were chosen: groups of a base and its add-ons. Pure. */
final class Choice {

    private Choice() {}

    /** @param chosen nothing stands against them */
    static List<Line> lines(List<LineEntry> chosen, Map<String, Transferable> known, LineState state) {
        var lines = new ArrayList<Line>();
        chosen.stream()
                .flatMap(entry -> Stream.ofNullable(known.get(entry.id())))
                .filter(found -> !found.isAddOn())
                .forEach(base -> addGroup(lines, base, known, state));
        return List.copyOf(lines);
    }

    private static void addGroup(
            List<Line> lines, Transferable base, Map<String, Transferable> known, LineState state) {
        var group = TimeOrderedId.next();
        var first = line(base, group, null, state);
        lines.add(first);
        known.values().stream()
                .filter(found -> found.travelsWith(base.subscriptionId(), known))
                .forEach(addOn -> lines.add(line(addOn, group, first.id(), state)));
    }

    private static Line line(Transferable subscription, UUID group, @Nullable UUID base, LineState state) {
        return new Line(
                TimeOrderedId.next(),
                group,
                base,
                subscription.subscriptionId(),
                subscription.sku(),
                subscription.name(),
                subscription.quantity(),
                subscription.plan(),
                state,
                null,
                null,
                null,
                null,
                null);
    }
}
