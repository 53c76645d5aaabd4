package dev.sluice.notification.news;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * An event that is not about a change of partner.
 *
 * @param id the event's: told once
 * @param audience tenants that may hear of it
 * @param at business time
 * @param data what everybody in the audience may see
 */
public record News(UUID id, String type, String subject, Set<UUID> audience, Instant at, JsonNode data) {}
