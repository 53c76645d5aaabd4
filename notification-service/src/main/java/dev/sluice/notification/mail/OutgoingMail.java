package dev.sluice.notification.mail;

import dev.sluice.notification.change.Facts;
import dev.sluice.notification.change.StepType;
import java.time.Instant;
import java.util.UUID;

/** A mail that is due, claimed by a worker. */
record OutgoingMail(
        UUID id, Recipient recipient, StepType type, String subject, Facts facts, Instant createdAt, int attempts) {}
