package dev.sluice.notification.change;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * One step of a change of partner, as one event tells it.
 *
 * @param act what the events of one act have in common: an act on licences of several old partners is several events
 * @param audience tenants that may hear of it
 * @param at business time
 */
public record Step(StepType type, String act, Set<UUID> audience, Instant at, PartnerChange change) {

    public static Step of(StepType type, String causationId, Set<UUID> audience, Instant at, PartnerChange change) {
        var act = change.effectiveAt() == null ? causationId : causationId + "/" + change.effectiveAt();
        return new Step(type, act, audience, at, change);
    }

    public Facts facts() {
        return Facts.of(change);
    }

    /** Only those who may hear of it. */
    public List<UUID> tenants(Party party) {
        return change.tenants(party).stream().filter(audience::contains).toList();
    }
}
