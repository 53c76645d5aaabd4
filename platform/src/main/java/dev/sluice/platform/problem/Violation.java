package dev.sluice.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One reason of a refusal.
 *
 * @param pointer JSON pointer (RFC 6901) into the request body, or the name of a parameter or header
 * @param code stable UPPER_SNAKE code; clients switch on it
 * @param eligibleFrom the instant from which this reason would no longer stand, where there is one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Violation(
        @Nullable String pointer,
        String code,
        String message,
        @Nullable Instant eligibleFrom,
        List<Remedy> remedies) {

    public Violation {
        remedies = List.copyOf(remedies);
    }

    public static Violation of(@Nullable String pointer, String code, String message) {
        return new Violation(pointer, code, message, null, List.of());
    }

    public Violation with(Remedy... helps) {
        return new Violation(pointer, code, message, eligibleFrom, List.of(helps));
    }

    public Violation from(@Nullable Instant instant) {
        return new Violation(pointer, code, message, instant, remedies);
    }
}
