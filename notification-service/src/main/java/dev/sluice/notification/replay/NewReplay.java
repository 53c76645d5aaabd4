package dev.sluice.notification.replay;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an owner asks for: messages accepted in {@code [from, to)}, in business time. */
public record NewReplay(
        @NotNull Instant from,

        @Schema(description = "Exclusive; now unless said.") @Nullable
        Instant to,

        @Schema(description = "Beside the endpoint's own; all of those unless said.")
        @Size(min = 1, max = 100)
        @Nullable
        List<@NotBlank @Size(max = 200) String> eventTypes,

        @NotNull OnlyWhat only) {}
