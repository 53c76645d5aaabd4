package dev.sluice.notification.mail;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/**
 * A mail that is due, claimed by a worker.
 *
 * @param type of the event that it tells of
 * @param facts what words are made of: those of a step, or an event's data
 */
record OutgoingMail(
        UUID id, Recipient recipient, String type, String subject, JsonNode facts, Instant createdAt, int attempts) {}
