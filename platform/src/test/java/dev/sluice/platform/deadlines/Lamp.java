package dev.sluice.platform.deadlines;

import dev.sluice.platform.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An aggregate of tests that notes what fell due, and what the clock showed. */
@ApplicationScoped
public class Lamp implements DueHandler {

    static final String TYPE = "lamp";

    record Announced(UUID lamp, String kind, Instant dueAt, Instant clock) {}

    private final List<Announced> announced = new CopyOnWriteArrayList<>();
    private final Set<UUID> held = ConcurrentHashMap.newKeySet();
    private final Set<UUID> broken = ConcurrentHashMap.newKeySet();
    private final BusinessClock clock;

    Lamp(BusinessClock clock) {
        this.clock = clock;
    }

    @Override
    public String aggregateType() {
        return TYPE;
    }

    @Override
    public boolean lock(UUID aggregateId) {
        return !held.contains(aggregateId);
    }

    @Override
    public void due(UUID aggregateId, List<Deadline> rows) {
        if (broken.contains(aggregateId)) {
            throw new IllegalStateException("broken");
        }
        rows.forEach(row -> announced.add(new Announced(aggregateId, row.kind(), row.dueAt(), clock.now())));
    }

    Set<UUID> held() {
        return held;
    }

    Set<UUID> broken() {
        return broken;
    }

    List<Announced> of(UUID lamp) {
        return announced.stream().filter(one -> one.lamp().equals(lamp)).toList();
    }
}
