package dev.sluice.notification.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** What is under way in one process, and which endpoints may have more to do, in turn. */
final class Underway {

    private final int total;
    private final int perEndpoint;
    private final Map<UUID, Claim> held = new HashMap<>();
    /** Claimed again before the result of their last attempt counts as stored here: they begin when it does. */
    private final Map<UUID, Claim> again = new HashMap<>();

    private final Map<UUID, Busy> busy = new HashMap<>();
    private final LinkedHashSet<UUID> ready = new LinkedHashSet<>();
    private final Set<UUID> full = new HashSet<>();
    private int running;

    /** Attempts of one endpoint. */
    private record Busy(int all, int retries) {

        static final Busy NONE = new Busy(0, 0);

        Busy with(Claim claim, int more) {
            return new Busy(all + more, claim.retry() ? retries + more : retries);
        }
    }

    Underway(int total, int perEndpoint) {
        this.total = total;
        this.perEndpoint = perEndpoint;
    }

    synchronized void ready(Collection<UUID> endpoints) {
        ready.addAll(endpoints);
    }

    synchronized boolean hasReady() {
        return !ready.isEmpty();
    }

    /** Attempts that can begin now; results that wait to be stored count as well once there are many. */
    synchronized int room() {
        return Math.min(total - running, 2 * total - held.size());
    }

    /** The fuller the process, the less each endpoint may take: however many hang, there is room for one more. */
    synchronized int slotsEach() {
        var share = 2L * perEndpoint * Math.max(0, total - running) / total;
        return Math.clamp(share, 1, perEndpoint);
    }

    /** The next endpoints in turn. One without a free slot comes back when it has one. */
    synchronized List<DeliveryQueue.Asked> next(int most) {
        var slots = slotsEach();
        var asked = new ArrayList<DeliveryQueue.Asked>();
        var turn = ready.iterator();
        while (turn.hasNext() && asked.size() < most) {
            var endpoint = turn.next();
            turn.remove();
            var now = busy.getOrDefault(endpoint, Busy.NONE);
            if (now.all() >= slots) {
                full.add(endpoint);
            } else {
                asked.add(new DeliveryQueue.Asked(endpoint, now.all(), now.retries()));
            }
        }
        return asked;
    }

    /**
     * Whether it begins now. One whose last result is committed, but not {@link #stored} yet, begins when it is: nobody else
     * would attempt what this process has claimed.
     */
    synchronized boolean begin(Claim claim) {
        take(claim);
        if (held.putIfAbsent(claim.id(), claim) == null) {
            return true;
        }
        var replaced = again.put(claim.id(), claim);
        if (replaced != null) {
            give(replaced);
        }
        return false;
    }

    private void take(Claim claim) {
        busy.merge(claim.endpointId(), Busy.NONE.with(claim, 1), (now, one) -> now.with(claim, 1));
        running++;
    }

    private void give(Claim claim) {
        running--;
        busy.computeIfPresent(claim.endpointId(), (endpoint, now) -> now.all() == 1 ? null : now.with(claim, -1));
    }

    /** The receiver has answered, or not; whether its endpoint waited for that. A retry makes room for the next retry. */
    synchronized boolean ended(Claim claim) {
        give(claim);
        return (full.remove(claim.endpointId()) || claim.retry()) && ready.add(claim.endpointId());
    }

    /** The result is stored; what was claimed again meanwhile begins now, unless it is the attempt that has just ended. */
    synchronized Optional<Claim> stored(Result result) {
        var next = again.remove(result.id());
        if (next != null && next.attempts() >= result.number()) {
            held.put(next.id(), next);
            return Optional.of(next);
        }
        if (next != null) {
            give(next);
        }
        held.remove(result.id());
        if (held.isEmpty()) {
            notifyAll();
        }
        return Optional.empty();
    }

    /** Whether somebody who waited for this result may have a turn that nobody knows of yet. */
    synchronized boolean follows(Result result) {
        return result.orderKey() != null && ready.add(result.endpointId());
    }

    /** They gave all that was asked of them, so they may have more. */
    synchronized void full(Collection<UUID> endpoints) {
        for (var endpoint : endpoints) {
            if (busy.containsKey(endpoint)) {
                full.add(endpoint);
            } else {
                ready.add(endpoint);
            }
        }
    }

    synchronized Set<UUID> ids() {
        return Set.copyOf(held.keySet());
    }

    synchronized boolean isEmpty() {
        return held.isEmpty();
    }

    /** Returns when nothing is under way, or after {@code longest}. */
    synchronized void awaitEmpty(Duration longest) throws InterruptedException {
        var until = System.nanoTime() + longest.toNanos();
        for (var left = longest.toNanos(); left > 0 && !held.isEmpty(); left = until - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }
}
