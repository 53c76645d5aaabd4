package dev.sluice.stack.clock;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/** What a service's clock shows, and when it has something to do next. */
public record Reading(Instant now, Optional<Instant> nextDueAt) {

    static Reading of(JsonNode answer) {
        var next = answer.path("nextDueAt");
        return new Reading(
                Instant.parse(answer.path("now").asText()),
                next.isTextual() ? Optional.of(Instant.parse(next.asText())) : Optional.empty());
    }

    /** Something is due and not done yet. */
    boolean hasWork() {
        return nextDueAt.filter(due -> !due.isAfter(now)).isPresent();
    }
}
