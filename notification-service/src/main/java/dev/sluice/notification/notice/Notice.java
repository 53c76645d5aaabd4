package dev.sluice.notification.notice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.notification.change.Party;
import dev.sluice.platform.paging.Position;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Something that a tenant's people are told, as one of them sees it.
 *
 * @param party in which part the tenant is concerned by a change of partner; absent for other news
 * @param facts what words are made of
 */
public record Notice(
        UUID id,
        @Nullable Party party,
        String type,
        String subject,
        JsonNode facts,
        Instant createdAt,
        @Nullable Instant readAt) {

    public Position position() {
        return new Position(createdAt, id);
    }

    public Optional<Instant> read() {
        return Optional.ofNullable(readAt);
    }

    public Optional<UUID> customerTenantId() {
        return facts.hasNonNull("customerTenantId")
                ? Optional.of(UUID.fromString(facts.get("customerTenantId").asText()))
                : Optional.empty();
    }

    public List<String> licenses() {
        return StreamSupport.stream(facts.path("licenses").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
