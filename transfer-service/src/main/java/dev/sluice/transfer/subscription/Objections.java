package dev.sluice.transfer.subscription;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Violation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers what is against a change until all of it is told at once. */
final class Objections {

    private final List<Objection> found = new ArrayList<>();

    private record Objection(SubscriptionReason reason, Violation violation, Map<String, Object> members) {}

    void add(SubscriptionReason reason) {
        add(reason, reason.violation());
    }

    void add(SubscriptionReason reason, Violation violation) {
        var number = reason.realCode();
        found.add(new Objection(reason, violation, number == null ? Map.of() : Map.of("realCode", number)));
    }

    /** @param realCode the vendor's number, where there is one */
    void addClosed(Violation violation, ClosedWindow window, int openQuantity, @Nullable String realCode) {
        var members = new HashMap<String, Object>(Map.of("window", window, "openQuantity", openQuantity));
        if (realCode != null) {
            members.put("realCode", realCode);
        }
        found.add(new Objection(SubscriptionReason.WINDOW_CLOSED, violation, members));
    }

    /** @throws Refusal with all of them, when there are any; the first decides the status */
    void refuse() {
        if (found.isEmpty()) {
            return;
        }
        var sorted =
                found.stream().sorted(Comparator.comparing(Objection::reason)).toList();
        var first = sorted.getFirst();
        var refusal = new Refusal(
                first.reason().kind(),
                first.reason().name(),
                first.violation().message(),
                sorted.stream().map(Objection::violation).toList());
        first.members().forEach(refusal::with);
        throw refusal;
    }
}
