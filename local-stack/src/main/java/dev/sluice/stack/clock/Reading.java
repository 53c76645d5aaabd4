package dev.sluice.stack.clock;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/** What a service's clock shows, when it has something to do next, and whether it is in the middle of something. */
public record Reading(Instant now, Optional<Instant> nextDueAt, boolean busy) {

    static Reading of(JsonNode answer) {
        var next = answer.path("nextDueAt");
        return new Reading(
                Instant.parse(answer.path("now").asText()),
                next.isTextual() ? Optional.of(Instant.parse(next.asText())) : Optional.empty(),
                answer.path("busy").asInt(0) > 0);
    }
}
