package dev.sluice.transfer.migration;

import dev.sluice.platform.problem.Violation;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A reason that stands against a migration.
 *
 * @param from the instant from which it would no longer stand, where there is one
 * @param members what a conflict says about what it meets
 * @param at where what it is against stands in the request; empty: the subscription itself, or the whole
 */
record Objection(
        Ineligibility reason, String message, @Nullable Instant from, Map<String, Object> members, String at) {

    static Objection of(Ineligibility reason) {
        return new Objection(reason, reason.text(), null, Map.of(), "");
    }

    static Objection of(Ineligibility reason, String message) {
        return new Objection(reason, message, null, Map.of(), "");
    }

    Objection from(@Nullable Instant instant) {
        return new Objection(reason, message, instant, members, at);
    }

    Objection with(Map<String, Object> told) {
        return new Objection(reason, message, from, told, at);
    }

    Objection at(String place) {
        return new Objection(reason, message, from, members, place);
    }

    Violation violation() {
        var pointer = reason.pointer();
        return Violation.of(pointer == null ? null : at + pointer, reason.name(), message)
                .from(from);
    }
}
