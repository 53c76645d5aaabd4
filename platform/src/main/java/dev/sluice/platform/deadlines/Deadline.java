package dev.sluice.platform.deadlines;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Something that falls due for an aggregate. Binds at {@code dueAt}, swept or not: commands compare it with the clock.
 *
 * @param kind what falls due, for example {@code ACCEPTANCE}; one row per aggregate, kind and key
 * @param key tells rows of one kind apart, for example the day of a reminder or an item's id; empty where there is one
 * @param who the party that is to act, for example {@code NEW_PARTNER}
 * @param tenants those who see it in their list of deadlines
 */
public record Deadline(
        String aggregateType,
        UUID aggregateId,
        String kind,
        String key,
        Instant dueAt,
        String who,
        Set<UUID> tenants) {}
