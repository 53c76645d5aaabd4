package dev.sluice.transfer.channel;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Remedy;
import dev.sluice.platform.problem.Violation;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A reason that stands against a renewal now.
 *
 * @param members what a conflict says about what it meets
 */
record Objection(Reason reason, Violation violation, Map<String, Object> members) {

    /** Whose right is missing is told before what stands in the way, and that before what is wrong with the wish. */
    private static final List<Refusal.Kind> ORDER =
            List.of(Refusal.Kind.FORBIDDEN, Refusal.Kind.CONFLICT, Refusal.Kind.REFUSED);

    static Objection of(Reason reason) {
        return new Objection(reason, reason.violation(), Map.of());
    }

    static Objection of(Reason reason, String message) {
        var violation = reason.violation();
        return new Objection(
                reason,
                new Violation(violation.pointer(), violation.code(), message, null, violation.remedies()),
                Map.of());
    }

    Objection from(@Nullable Instant instant) {
        return new Objection(reason, violation.from(instant), members);
    }

    Objection with(Remedy... remedies) {
        return new Objection(reason, violation.with(remedies), members);
    }

    Objection with(String member, Object value) {
        var more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new Objection(reason, violation, more);
    }

    /** @throws Refusal with all of them, when there are any */
    static void refuse(List<Objection> objections) {
        if (!objections.isEmpty()) {
            throw refusal(objections);
        }
    }

    /** @param objections at least one */
    static Refusal refusal(List<Objection> objections) {
        var sorted = objections.stream()
                .sorted(Comparator.comparingInt(
                        each -> ORDER.indexOf(each.reason().kind())))
                .toList();
        var first = sorted.getFirst();
        var refusal = new Refusal(
                        first.reason().kind(),
                        first.reason().name(),
                        first.violation().message(),
                        sorted.stream().map(Objection::violation).toList())
                .with("realCode", first.reason().realCode());
        first.members().forEach(refusal::with);
        return refusal;
    }
}
