package dev.sluice.transfer.task;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a partner still has to do, or did.
 *
 * @param subject what it is about; its kind follows from the task's
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Task(
        UUID id,
        TaskKind kind,
        TaskState state,
        UUID subject,
        Instant openedAt,
        @Nullable Instant closedAt,
        String who,
        String link) {}
