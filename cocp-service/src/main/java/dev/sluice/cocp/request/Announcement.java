package dev.sluice.cocp.request;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * An event with who may see it.
 *
 * @param sequence its place in the stream of its request
 * @param at business time at which it was decided or fell due
 */
record Announcement(ChangeEvent event, long sequence, Set<UUID> audience, Actor actor, Instant at) {

    Announcement {
        audience = Set.copyOf(audience);
    }
}
