package dev.sluice.transfer.relationship;

import java.time.Instant;

/** What falls due, when, and who has to act until then. */
public record DeadlineView(String kind, Instant at, String who) {}
