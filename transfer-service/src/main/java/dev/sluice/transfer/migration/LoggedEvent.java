package dev.sluice.transfer.migration;

import java.time.Instant;

/** A step of a migration, in the vendor's words. */
public record LoggedEvent(String name, Instant createdTime) {}
