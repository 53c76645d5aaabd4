package dev.sluice.transfer.handover;

import dev.sluice.platform.problem.Refusal;
import dev.sluice.platform.problem.Violation;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A reason against a transfer, with the vendor's number where there is one. */
record Objection(Refusal.Kind kind, @Nullable String realCode, Violation violation) {

    /** Whose right is missing is told before what stands in the way, and that before what is wrong with the wish. */
    private static final List<Refusal.Kind> ORDER =
            List.of(Refusal.Kind.FORBIDDEN, Refusal.Kind.CONFLICT, Refusal.Kind.REFUSED);

    /** @throws Refusal with all of them, when there are any */
    static void refuse(List<Objection> objections) {
        if (objections.isEmpty()) {
            return;
        }
        var sorted = objections.stream()
                .sorted(Comparator.comparingInt(each -> ORDER.indexOf(each.kind())))
                .toList();
        var first = sorted.getFirst();
        throw new Refusal(
                        first.kind(),
                        first.violation().code(),
                        first.violation().message(),
                        sorted.stream().map(Objection::violation).toList())
                .with("realCode", first.realCode());
    }
}
