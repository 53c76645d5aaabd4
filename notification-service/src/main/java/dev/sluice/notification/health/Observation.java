package dev.sluice.notification.health;

import java.time.Instant;

/**
 * How one attempt ended, as far as its endpoint is concerned. Business time.
 *
 * @param slower the receiver has too much to do
 * @param gone the receiver is to be used no more
 */
public record Observation(boolean success, boolean slower, boolean gone, Instant startedAt, Instant endedAt) {}
