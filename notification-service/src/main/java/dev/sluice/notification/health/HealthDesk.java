package dev.sluice.notification.health;

import dev.sluice.notification.endpoint.DisabledReason;
import dev.sluice.notification.endpoint.ReceiverDesk;
import dev.sluice.notification.sending.WebhooksConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Learns how endpoints fare, and tells their owners when it is time. */
@ApplicationScoped
@Transactional
public class HealthDesk {

    private final Healths healths;
    private final ReceiverDesk receivers;
    private final HealthPlan plan;

    HealthDesk(Healths healths, ReceiverDesk receivers, WebhooksConfig config) {
        this.healths = healths;
        this.receivers = receivers;
        this.plan = new HealthPlan(
                config.disableAfter(),
                config.warnAt().stream().sorted().toList(),
                config.circuit().failures(),
                config.circuit().pause(),
                config.circuit().longestPause(),
                config.concurrencyPerEndpoint());
    }

    /**
     * @param seen by endpoint, in the order in which attempts ended
     * @return whether somebody has to be told something now
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean observe(Map<UUID, List<Observation>> seen) {
        if (seen.isEmpty()) {
            return false;
        }
        var changed = new TreeMap<UUID, Health>();
        healths.locked(seen.keySet()).forEach((endpoint, before) -> {
            var after = before;
            for (var observation : seen.getOrDefault(endpoint, List.of())) {
                after = plan.after(after, observation);
            }
            if (!after.equals(before)) {
                changed.put(endpoint, after);
            }
        });
        healths.store(changed);
        return changed.values().stream().anyMatch(Health::hasNews);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void open(UUID endpoint) {
        healths.open(endpoint);
    }

    /** Its owner wants to try again: nothing that happened before counts. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forgive(UUID endpoint) {
        healths.locked(List.of(endpoint)).forEach((id, health) -> healths.store(Map.of(id, health.forgiven())));
    }

    /** Its owner wants to see now whether it answers. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void probe(UUID endpoint, Instant now) {
        healths.locked(List.of(endpoint)).forEach((id, health) -> healths.store(Map.of(id, health.probed(now))));
    }

    Optional<Instant> earliestStep() {
        return healths.earliestStep();
    }

    List<UUID> withStepDue(Instant now, int limit) {
        return healths.withStepDue(now, limit);
    }

    /** The endpoint before its health, as its owner's commands lock them. */
    void step(UUID endpoint, Instant now) {
        var open = receivers.isOpen(endpoint);
        var health = healths.locked(List.of(endpoint)).get(endpoint);
        var due = health == null ? null : health.nextStepAt();
        if (health != null && due != null && !due.isAfter(now)) {
            healths.store(Map.of(endpoint, open ? step(endpoint, health, due, now) : health.quiet()));
        }
    }

    private Health step(UUID endpoint, Health health, Instant due, Instant now) {
        var gone = health.goneAt();
        if (gone != null) {
            receivers.disable(endpoint, DisabledReason.GONE, null, gone);
            return health.disabled();
        }
        var since = health.failingSince();
        if (since != null) {
            return failing(endpoint, health, since, now);
        }
        var announced = health.announcedSince();
        if (announced != null) {
            receivers.recovered(endpoint, announced, due);
        }
        return health.recovered();
    }

    private Health failing(UUID endpoint, Health health, Instant since, Instant now) {
        var disableAt = plan.disableAt(since);
        if (!now.isBefore(disableAt)) {
            receivers.disable(endpoint, DisabledReason.FAILING, since, disableAt);
            return health.disabled();
        }
        var percent = plan.dueWarning(since, health.warned(), now).orElse(0);
        if (percent == 0) {
            return health.warned(health.warned(), plan.next(since, health.warned()));
        }
        receivers.warn(endpoint, since, percent, disableAt, plan.after(since, percent));
        return health.warned(percent, plan.next(since, percent));
    }
}
