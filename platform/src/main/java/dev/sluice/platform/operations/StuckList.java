package dev.sluice.platform.operations;

import dev.sluice.platform.clock.BusinessClock;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Everything of this service that is stuck, as its capabilities tell. */
@ApplicationScoped
public class StuckList {

    private final List<StuckStates> states;
    private final BusinessClock clock;

    StuckList(@All List<StuckStates> states, BusinessClock clock) {
        this.states = states;
        this.clock = clock;
    }

    /** Something stuck, and for how long it has been in its state. */
    public record Item(
            String state,
            String subjectType,
            String subject,
            Instant since,
            Duration age,
            Duration limit,
            String nextAct) {}

    /** Longest first. */
    @Transactional
    public List<Item> read() {
        var now = clock.now();
        return states.stream()
                .flatMap(part -> part.stuck(now).stream())
                .map(stuck -> item(stuck, now))
                .sorted(Comparator.comparing(Item::since))
                .toList();
    }

    private static Item item(Stuck stuck, Instant now) {
        return new Item(
                stuck.state(),
                stuck.subjectType(),
                stuck.subject(),
                stuck.since(),
                Duration.between(stuck.since(), now),
                stuck.limit(),
                stuck.nextAct());
    }
}
