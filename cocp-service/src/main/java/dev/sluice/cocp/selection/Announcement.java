package dev.sluice.cocp.selection;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * An event with who may see it.
 *
 * @param sequence its place in the stream of its selection
 */
record Announcement(SelectionEvent event, long sequence, Set<UUID> audience, Actor actor, Instant at) {

    Announcement {
        audience = Set.copyOf(audience);
    }
}
