package dev.sluice.transfer.migration;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.platform.problem.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A migration as its parties see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Migration(
        UUID id,
        @JsonUnwrapped MigrationFacts facts,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String failureCode,
        boolean retryAllowed,
        Links links,
        long version)
        implements Versioned {

    /** Where to go from here, within this service. */
    public record Links(String self, String events) {}
}
