package dev.sluice.notification.notice;

import dev.sluice.notification.change.Facts;
import dev.sluice.notification.change.Party;
import dev.sluice.notification.change.StepType;
import dev.sluice.platform.paging.Position;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that a tenant's people are told, as one of them sees it. */
public record Notice(
        UUID id,
        Party party,
        StepType type,
        String subject,
        Facts facts,
        Instant createdAt,
        @Nullable Instant readAt) {

    public Position position() {
        return new Position(createdAt, id);
    }

    public Optional<Instant> read() {
        return Optional.ofNullable(readAt);
    }
}
