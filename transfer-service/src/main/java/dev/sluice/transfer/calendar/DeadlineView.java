package dev.sluice.transfer.calendar;

import java.time.Instant;

/** What falls due, when, and who has to act until then. */
public record DeadlineView(String kind, Instant at, String who) {}
